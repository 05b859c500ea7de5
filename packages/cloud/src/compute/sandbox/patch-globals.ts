import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { splitLines } from './log-console.ts';
import { globals, processes } from './realms.ts';
import type { SandboxRealm } from './sandbox-realm.ts';

type AnyFunction = (this: unknown, ...args: never[]) => unknown;
const timerNames = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
] as const;

type RealmMember = (realm: SandboxRealm) => unknown;

/**
 * Makes the globals of this thread answer as a sandbox's while code of that sandbox runs, so that packages, which are
 * shared, see its time, variables and log as well. Outside of a sandbox they are what they were. Answers how to undo it.
 */
export function patchGlobals(findRealm: () => SandboxRealm | undefined): () => void {
  const undo: (() => void)[] = [];
  const replace = (target: object, name: string, make: (original: AnyFunction) => unknown): void => {
    const holder = target as Record<string, unknown>;
    const descriptor = Object.getOwnPropertyDescriptor(target, name);
    const patched = make(holder[name] as AnyFunction);
    Object.defineProperty(target, name, {
      value: patched,
      writable: true,
      configurable: true,
      enumerable: descriptor?.enumerable ?? true,
    });
    undo.push(() => {
      if (holder[name] !== patched) return;
      if (descriptor) Object.defineProperty(target, name, descriptor);
      else Reflect.deleteProperty(target, name);
    });
  };
  const redirect = (target: object, name: string, member: RealmMember): void =>
    replace(target, name, (original) => {
      const redirected = function (this: unknown, ...args: never[]): unknown {
        const realm = findRealm();
        return realm ? (member(realm) as AnyFunction)(...args) : original.apply(this, args);
      };
      return Object.defineProperties(redirected, Object.getOwnPropertyDescriptors(original));
    });

  for (const name of timerNames) redirect(timers, name, (realm) => realm[name]);
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const)
    redirect(timersPromises, name, (realm) => realm.timerPromises[name]);
  redirect(crypto, 'randomUUID', (realm) => realm.randomUuid);
  redirect(performance, 'now', (realm) => realm.performance.now);
  for (const scope of globals) {
    for (const name of timerNames) redirect(scope, name, (realm) => realm[name]);
    redirect(scope.Math, 'random', (realm) => realm.random);
    redirect(scope.AbortSignal, 'timeout', (realm) => realm.abortAfter);
    replace(scope, 'Date', (original) => redirectDate(original as unknown as DateConstructor, findRealm));
    undo.push(redirectDateTimeFormat(scope.Intl.DateTimeFormat.prototype, findRealm));
    replace(scope, 'console', (original) => {
      const base = original as unknown as Console;
      return new Proxy(base, { get: (target, key) => Reflect.get(findRealm()?.console ?? target, key) as unknown });
    });
  }
  redirect(Object.getPrototypeOf(crypto.webcrypto) as object, 'randomUUID', (realm) => realm.randomUuid);
  redirect(process.stdout, 'write', (realm) => writer(realm, 'INFO'));
  redirect(process.stderr, 'write', (realm) => writer(realm, 'ERROR'));
  for (const owner of processes) {
    redirect(owner, 'exit', (realm) => realm.exit);
    undo.push(redirectEnv(owner, findRealm));
  }
  syncBuiltinESMExports();
  return () => {
    for (const step of undo.reverse()) step();
    syncBuiltinESMExports();
  };
}

function writer(realm: SandboxRealm, level: 'INFO' | 'ERROR'): AnyFunction {
  return (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    for (const line of splitLines(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')))
      realm.writeLog(level, line, true);
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') process.nextTick(callback);
    return true;
  };
}

function redirectDate(base: DateConstructor, findRealm: () => SandboxRealm | undefined): DateConstructor {
  const proxy: DateConstructor = new Proxy(base, {
    construct: (target, args: readonly unknown[], newTarget) => {
      const date = args.length === 0 ? findRealm()?.Date : undefined;
      return Reflect.construct(target, date ? [date.now()] : args, newTarget === proxy ? target : newTarget) as object;
    },
    apply: (target) => new (findRealm()?.Date ?? target)().toString(),
    get: (target, key) => Reflect.get(key === 'now' ? (findRealm()?.Date ?? target) : target, key) as unknown,
  });
  return proxy;
}

/** Without a date, dates are formatted of the sandbox's time. */
function redirectDateTimeFormat(prototype: Intl.DateTimeFormat, findRealm: () => SandboxRealm | undefined): () => void {
  const { format, formatToParts } = Object.getOwnPropertyDescriptors(prototype);
  const getFormat = format?.get;
  const original = formatToParts?.value as AnyFunction | undefined;
  if (!format || !getFormat || !formatToParts || !original) return () => undefined;
  const dateOf = (date: unknown): unknown => (date === undefined ? findRealm()?.Date.now() : date);
  /** One function for each formatter, as it is without us. */
  const bound = new WeakMap<AnyFunction, AnyFunction>();
  const get = function (this: Intl.DateTimeFormat): AnyFunction {
    const formatDate = getFormat.call(this) as AnyFunction;
    const known = bound.get(formatDate);
    if (known) return known;
    const made = (date?: unknown): unknown => formatDate(dateOf(date) as never);
    bound.set(formatDate, made);
    return made;
  };
  const toParts = function (this: Intl.DateTimeFormat, date?: unknown): unknown {
    return original.call(this, dateOf(date) as never);
  };
  Object.defineProperties(prototype, {
    format: { ...format, get },
    formatToParts: { ...formatToParts, value: toParts },
  });
  return () => Object.defineProperties(prototype, { format, formatToParts });
}

function redirectEnv(owner: NodeJS.Process, findRealm: () => SandboxRealm | undefined): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, 'env');
  let current = owner.env;
  Object.defineProperty(owner, 'env', {
    configurable: true,
    enumerable: true,
    get: () => findRealm()?.env ?? current,
    set: (value: NodeJS.ProcessEnv) => {
      current = value;
    },
  });
  return () => {
    if (descriptor)
      Object.defineProperty(owner, 'env', { ...descriptor, ...('value' in descriptor ? { value: current } : {}) });
  };
}
