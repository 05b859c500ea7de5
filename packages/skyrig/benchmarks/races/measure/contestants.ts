import type { OrderStrategy } from '../../../src/lab/strategies/choice.ts';
import { createPortfolio } from '../../../src/lab/explore/portfolio.ts';
import type { Knowledge } from '../../../src/lab/strategies/knowledge.ts';
import type { RaceDirected } from '../../../src/lab/strategies/race-directed.ts';
import { RandomDelay } from './random-delay.ts';

/** What is compared: `live` runs without control, `delay` is the benchmark's own, the others are the lab's strategies. */
export const CONTESTANTS = ['live', 'natural', 'delay', 'random', 'pct', 'pos', 'urw', 'directed', 'auto'] as const;

export type Contestant = (typeof CONTESTANTS)[number];

/** Whether every trial of one is the same: it has no use for a seed. */
export function isFixed(contestant: Contestant): boolean {
  return contestant === 'live' || contestant === 'natural' || contestant === 'directed';
}

/** The order of each run: `undefined` for none that is forced, `'done'` when there is none left to try. */
export type Orders = (run: number) => OrderStrategy | undefined | 'done';

/** The orders of one trial. */
export function ordersOf(
  contestant: Contestant,
  seed: number,
  { knowledge, directed }: { readonly knowledge: Knowledge; readonly directed: RaceDirected },
): Orders {
  if (contestant === 'live') return () => undefined;
  if (contestant === 'delay') {
    const delay = new RandomDelay(seed);
    return () => delay;
  }
  const portfolio = createPortfolio(contestant, seed, knowledge, directed);
  return (run) => portfolio(run) ?? 'done';
}
