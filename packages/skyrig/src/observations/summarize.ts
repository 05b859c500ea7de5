import type { TestObservation, TestObservations } from '@skyrig/insights';

/** The short form of an observation, as the history keeps it. */
export function summarize({ invocations, effects, failures, faults }: TestObservation): TestObservations {
  const triggers = invocations.map((one) => {
    const from =
      one.trigger === 'invoke'
        ? (one.by ?? 'direct')
        : `${one.trigger}${one.source === undefined ? '' : `:${one.source}`}`;
    return `${from} -> ${one.function}`;
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    functions: [...new Set(invocations.map((one) => one.function))].sort(),
    triggers: [...new Set(triggers)].sort(),
    effects: {
      seen: sum(effects.map(({ changed }) => changed)),
      asserted: sum(effects.map(({ asserted, read }) => asserted ?? read)),
    },
    faults: [...new Set([...faults, ...failures.map(({ what }) => what)])].sort(),
  };
}
