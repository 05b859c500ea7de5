import assert from 'node:assert';
import { syncBuiltinESMExports } from 'node:module';
import { noteAsserted } from './follower.ts';

/* Not `ok`: its message quotes the line that called it, which would be one of ours. */
const COMPARISONS = [
  'equal',
  'notEqual',
  'strictEqual',
  'notStrictEqual',
  'deepEqual',
  'deepStrictEqual',
  'match',
] as const;

type Comparison = (...args: unknown[]) => unknown;

let isFollowed = false;

/** Lets comparisons of node:assert tell which values reach them. Once per process; they do the same as before. */
export function followAssert(): void {
  if (isFollowed) return;
  isFollowed = true;
  for (const holder of [assert, assert.strict] as unknown as readonly Record<string, Comparison>[]) {
    for (const name of COMPARISONS) {
      const original = holder[name];
      if (!original) continue;
      holder[name] = Object.assign((...args: unknown[]) => {
        noteAsserted(args[0]);
        return original(...args);
      }, original);
    }
  }
  syncBuiltinESMExports();
}
