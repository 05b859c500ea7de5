import type { Sequence } from './model/sequence.ts';
import type { Step } from './model/step.ts';

/** Copies of a value with one part left out, the largest parts first. */
export function* smaller(value: unknown, depth: number): Generator<unknown> {
  if (depth === 0 || typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    if (value.length > 1) for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, one] of value.entries())
      for (const less of smaller(one, depth - 1)) yield value.with(index, less);
    return;
  }
  const entries = Object.entries(value);
  for (const [name] of entries) yield Object.fromEntries(entries.filter(([other]) => other !== name));
  for (const [name, one] of entries) for (const less of smaller(one, depth - 1)) yield { ...value, [name]: less };
}

function* smallerSequences(sequence: Sequence): Generator<Sequence> {
  const { steps } = sequence;
  if (sequence.overHttp) yield { ...sequence, overHttp: false };
  if (sequence.table.indexes.length > 0) yield { ...sequence, table: { ...sequence.table, indexes: [] } };
  for (let size = Math.floor(steps.length / 2); size > 0; size = Math.floor(size / 2)) {
    for (let from = 0; from < steps.length; from += size) yield { ...sequence, steps: steps.toSpliced(from, size) };
  }
  for (const [index, step] of steps.entries()) {
    for (const input of smaller(step.input, 5))
      yield { ...sequence, steps: steps.with(index, { ...step, input: input as Step['input'] }) };
  }
}

/** Leaves out steps and members as long as the same kind of difference shows, at most `attempts` times. */
export async function shrink(
  sequence: Sequence,
  shows: (candidate: Sequence) => Promise<boolean>,
  attempts: number,
): Promise<Sequence> {
  let best = sequence;
  let left = attempts;
  for (let progress = true; progress;) {
    progress = false;
    for (const candidate of smallerSequences(best)) {
      if (left === 0) return best;
      left -= 1;
      if (!(await shows(candidate))) continue;
      best = candidate;
      progress = true;
      break;
    }
  }
  return best;
}
