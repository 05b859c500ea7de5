import { fingerprint } from '@skyrig/cloud';
import { anyConflict } from './conflicts.ts';
import type { RunHistory } from './run-history.ts';

/**
 * Names the class of a run: runs that differ only in the order of steps which do not touch each other have the same name.
 * (Mazurkiewicz traces, by the depth of each step in the order of conflicts and causes.)
 */
export function classOf(history: RunHistory): string {
  const touching = history.events.filter(({ record }) => record.accesses.length > 0);
  const depths: number[] = [];
  const names = touching.map((event, position) => {
    let depth = 0;
    for (let index = 0; index < position; index++) {
      const earlier = touching[index];
      if (!earlier || (depths[index] ?? 0) < depth) continue;
      if (history.happensBefore(earlier, event) || anyConflict(earlier.record.accesses, event.record.accesses))
        depth = (depths[index] ?? 0) + 1;
    }
    depths.push(depth);
    return `${String(depth)} ${event.label} ${event.record.outcome}`;
  });
  return fingerprint(names.sort().join('\n'));
}
