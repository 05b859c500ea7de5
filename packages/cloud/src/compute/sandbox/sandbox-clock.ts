import type { Performance } from 'node:perf_hooks';

/** A `Date` that tells another time; otherwise, and for `instanceof`, the realm's own. */
export function createDate(now: () => number, base: DateConstructor): DateConstructor {
  const proxy: DateConstructor = new Proxy(base, {
    construct: (target, args: readonly unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === proxy ? target : newTarget) as object,
    apply: (target) => new target(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
  return proxy;
}

/** A `performance` whose `now()` follows the given clock. */
export function createPerformance(now: () => number, base: Performance): Performance {
  const origin = now();
  const own: Partial<Record<PropertyKey, unknown>> = { now: () => now() - origin, timeOrigin: origin };
  return new Proxy(base, {
    get: (target, key) => {
      if (key in own) return own[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
