import { skyrigError } from '@skyrig/cloud';
import type { OrderStrategy } from '../strategies/choice.ts';
import { DefaultOrder } from '../strategies/default-order.ts';
import type { Knowledge } from '../strategies/knowledge.ts';
import { NaturalOrder } from '../strategies/natural-order.ts';
import { PartialOrderSampling } from '../strategies/partial-order-sampling.ts';
import { ProbabilisticConcurrencyTesting } from '../strategies/probabilistic-concurrency-testing.ts';
import type { RaceDirected } from '../strategies/race-directed.ts';
import { RandomWalk } from '../strategies/random-walk.ts';
import { UniformRandomWalk } from '../strategies/uniform-random-walk.ts';
import type { StrategyName } from './explore-options.ts';

/** Chooses the strategy of each run; undefined when there is nothing left to try. */
export type Portfolio = (run: number) => OrderStrategy | undefined;

/** Shares of the runs after the first two, in turn. */
const TURNS = ['directed', 'urw', 'directed', 'urw', 'directed', 'pos'] as const;

/** Schedules that are run although every race has been reversed. */
const MIN_RUNS = 12;

/** Makes the portfolio of a name. */
export function createPortfolio(
  name: StrategyName,
  seed: number | string,
  knowledge: Knowledge,
  directed: RaceDirected,
): Portfolio {
  const natural = new NaturalOrder();
  const others = {
    urw: new UniformRandomWalk(seed, knowledge),
    pos: new PartialOrderSampling(seed, knowledge),
    pct: new ProbabilisticConcurrencyTesting(seed, knowledge),
    random: new RandomWalk(seed),
    sequential: new DefaultOrder(),
    natural,
  };
  if (name === 'directed') return (run) => (run === 0 ? natural : directed.next());
  if (name === 'auto') {
    return (run) => {
      if (run === 0) return natural;
      // Once every race has been reversed, chance can find only what depends on more than conflicts, e.g. what a batch holds.
      if (directed.isExhausted) return run < MIN_RUNS ? others.urw : undefined;
      const turn = TURNS[(run - 1) % TURNS.length] ?? 'directed';
      return turn === 'directed' ? directed.next() : others[turn];
    };
  }
  if (!Object.hasOwn(others, name)) {
    throw skyrigError(
      'EXPLORE',
      `${JSON.stringify(name)} is no strategy. There are: auto, directed, ${Object.keys(others).join(', ')}.`,
    );
  }
  return () => others[name];
}
