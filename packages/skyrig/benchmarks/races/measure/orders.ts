import { createPortfolio } from '../../../src/lab/explore/portfolio.ts';
import type { RunHistory } from '../../../src/lab/history/run-history.ts';
import type { OrderStrategy } from '../../../src/lab/strategies/choice.ts';
import { Knowledge } from '../../../src/lab/strategies/knowledge.ts';
import { NaturalOrder } from '../../../src/lab/strategies/natural-order.ts';
import { RaceDirected } from '../../../src/lab/strategies/race-directed.ts';
import { AblatedDirected } from './ablated-directed.ts';
import { isPlain, type Contender } from './contestants.ts';
import { FREQUENT_DELAYS, RandomDelay, RARE_DELAYS } from './random-delay.ts';

/** The orders of one trial. */
export interface Orders {
  /** The order of a run: undefined for none that is forced, `'done'` when there is none left to try. */
  next(run: number): OrderStrategy | undefined | 'done';
  /** Takes in what a run did that passed. */
  learn(history: RunHistory): void;
  /** What all runs of the trial have shown. */
  readonly knowledge: Knowledge;
}

/** Makes the orders that a contender tries in the trial with this seed. */
export function createOrders(contender: Contender, seed: number): Orders {
  const knowledge = new Knowledge();
  const always = (order: OrderStrategy | undefined): Orders => ({
    next: () => order,
    learn: () => undefined,
    knowledge,
  });
  if (isPlain(contender)) return always(undefined);
  if (contender === 'delay') return always(new RandomDelay(seed, RARE_DELAYS));
  if (contender === 'nacd') return always(new RandomDelay(seed, FREQUENT_DELAYS));
  if (contender === 'unscored') return directedOrders(new AblatedDirected({ isScored: false, skipsKnown: true }));
  if (contender === 'repeating') return directedOrders(new AblatedDirected({ isScored: true, skipsKnown: false }));
  const directed = new RaceDirected();
  const portfolio = createPortfolio(contender as Parameters<typeof createPortfolio>[0], seed, knowledge, directed);
  // One order that is the same in every run: no use in a second.
  const isOne = contender === 'natural' || contender === 'sequential';
  return {
    next: (run) => (isOne && run > 0 ? 'done' : (portfolio(run) ?? 'done')),
    learn: (history) => void directed.learn(history),
    knowledge,
  };
}

/** The natural order, then what was learnt from the runs before. */
export function directedOrders(directed: Pick<AblatedDirected, 'learn' | 'next'>): Orders {
  return {
    next: (run) => (run === 0 ? new NaturalOrder() : (directed.next() ?? 'done')),
    learn: (history) => directed.learn(history),
    knowledge: new Knowledge(),
  };
}
