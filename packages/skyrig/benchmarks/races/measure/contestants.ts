/**
 * What is compared. `live`, `threads` and `loaded` run without control; `delay` and `nacd` are the benchmark's own; the others
 * are the lab's strategies.
 */
export const CONTESTANTS = [
  'sequential',
  'live',
  'threads',
  'loaded',
  'natural',
  'delay',
  'nacd',
  'random',
  'pct',
  'pos',
  'urw',
  'directed',
  'auto',
] as const;

export type Contestant = (typeof CONTESTANTS)[number];

/** `directed` with a part left out, to see what the part is worth. */
export const ABLATIONS = ['unscored', 'repeating'] as const;

export type Ablation = (typeof ABLATIONS)[number];

/** Whoever can have trials. */
export type Contender = Contestant | Ablation;

/** Has no use for a seed: every trial is the same. */
export function isSeedless(contender: Contender): boolean {
  return !isPlain(contender) && !['delay', 'nacd', 'random', 'pct', 'pos', 'urw', 'auto'].includes(contender);
}

/** Runs in parallel with nobody in control, as tests do that send everything at once. */
export function isPlain(contender: Contender): boolean {
  return contender === 'live' || contender === 'threads' || contender === 'loaded';
}
