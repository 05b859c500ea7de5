import type { FaultRule } from '@skyrig/cloud';
import { classOfCall, matchCall } from '../trials/remote-calls.ts';
import type { Delivery } from './deliveries.ts';

/** One way to deliver an event twice. */
export interface IdempotencyCase {
  readonly delivery: Delivery;
  /** `delivered twice`, `crashed after its 2nd effect, …, then delivered again`. */
  readonly what: string;
  readonly rules: readonly FaultRule[];
}

/**
 * All cases of some deliveries. Those come first that differ in what the function did, so that a limit cuts off repetitions.
 */
export function listCases(deliveries: readonly Delivery[]): readonly IdempotencyCase[] {
  const seen = new Set<string>();
  const [first, repeated]: [IdempotencyCase[], IdempotencyCase[]] = [[], []];
  for (const delivery of deliveries) {
    const { handler, source, effects } = delivery;
    const shape = JSON.stringify([handler, source, effects.map(classOfCall)]);
    (seen.has(shape) ? repeated : first).push(...casesOf(delivery));
    seen.add(shape);
  }
  return [...first, ...repeated];
}

function casesOf(delivery: Delivery): readonly IdempotencyCase[] {
  const { identity, effects } = delivery;
  const again: FaultRule = { name: 'delivered again', match: { identity, times: 1 }, effect: { redeliver: true } };
  const crashes = effects.map((effect, index): IdempotencyCase => {
    const crash: FaultRule = { name: 'crash', match: matchCall(effect), effect: { kill: true } };
    const what = `crashed after its ${ordinal(index + 1)} effect, ${effect.text}, then delivered again`;
    return { delivery, what, rules: [crash, again] };
  });
  return [{ delivery, what: 'delivered twice', rules: [again] }, ...crashes];
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(position: number): string {
  const isTeen = position % 100 > 10 && position % 100 < 14;
  const suffix = isTeen ? undefined : ['th', 'st', 'nd', 'rd'][position % 10];
  return `${String(position)}${suffix ?? 'th'}`;
}
