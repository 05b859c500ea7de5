import { skyrigError } from '@skyrig/cloud';
import type { Deviation } from './deviations.ts';

/** The error of a token whose order did not come about: at which step, and why. */
export function notReproduced(missed: readonly Deviation[], all: readonly Deviation[]): Error {
  const [first] = missed;
  const step = first ? all.indexOf(first) + 1 : 0;
  return skyrigError(
    'REPLAY',
    `The schedule cannot be replayed: at its change of order ${String(step)} of ${String(all.length)} it lets\n  ${first?.chosenKind ?? ''} (${first?.chosen ?? ''})\ngo before\n  ${first?.usualKind ?? ''} (${first?.usual ?? ''})\n` +
      'and these two were never both waiting. The code that makes those requests has changed since, or what it is given. Explore again for a new token.',
  );
}
