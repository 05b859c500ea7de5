import type { ObservedStretch } from './observe-cloud.ts';

/** Adds up entries that agree in everything but the named numbers. */
function addUp<T extends object>(entries: readonly T[], numbers: readonly (keyof T & string)[]): readonly T[] {
  const sums = new Map<string, T>();
  for (const entry of entries) {
    const key = JSON.stringify(entry, (name, value: unknown) =>
      (numbers as readonly string[]).includes(name) ? undefined : value,
    );
    const sum = sums.get(key);
    if (!sum) {
      sums.set(key, entry);
      continue;
    }
    const known = numbers.filter((name) => sum[name] !== undefined || entry[name] !== undefined);
    const added = known.map((name) => [name, Number(sum[name] ?? 0) + Number(entry[name] ?? 0)]);
    sums.set(key, { ...sum, ...Object.fromEntries(added) });
  }
  return [...sums.values()];
}

/** One account of several stretches: of a test that rewound its cloud, or had several. */
export function mergeStretches(stretches: readonly ObservedStretch[]): ObservedStretch {
  const all = <K extends keyof ObservedStretch>(name: K): ObservedStretch[K][] =>
    stretches.map((stretch) => stretch[name]);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    invocations: addUp(all('invocations').flat(), ['count', 'failed', 'timedOut', 'partial']),
    failures: addUp(all('failures').flat(), ['count']),
    effects: addUp(all('effects').flat(), ['changed', 'read', 'asserted', 'passedOn']),
    uses: addUp(all('uses').flat(), ['reads', 'writes']),
    faults: [...new Set(all('faults').flat())],
    logs: addUp(all('logs').flat(), ['lines']),
    leftovers: sum(all('leftovers')),
    stillRunning: sum(all('stillRunning')),
  };
}
