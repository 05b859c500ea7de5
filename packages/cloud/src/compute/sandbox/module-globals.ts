import type { InjectedGlobal } from '../code/injected-globals.ts';
import type { SandboxRealm } from './sandbox-realm.ts';

type AnyFunction = (...args: never[]) => unknown;

/**
 * The globals of a bundled module. It looks each of them up when it uses it, so that all of them are exchanged by
 * setting the realm, for a module that goes on in another environment.
 */
export class ModuleGlobals implements Record<InjectedGlobal, unknown> {
  realm: SandboxRealm;

  constructor(realm: SandboxRealm) {
    this.realm = realm;
  }

  get process(): NodeJS.Process {
    return this.realm.process;
  }
  get console(): Console {
    return this.realm.console;
  }
  get Date(): DateConstructor {
    return this.realm.Date;
  }
  get performance(): unknown {
    return this.realm.performance;
  }
  get awslambda(): unknown {
    return this.realm.awslambda;
  }
  get fetch(): unknown {
    return globalThis.fetch;
  }
  get setTimeout(): unknown {
    return this.realm.setTimeout;
  }
  get setInterval(): unknown {
    return this.realm.setInterval;
  }
  get setImmediate(): unknown {
    return this.realm.setImmediate;
  }
  get clearTimeout(): unknown {
    return this.realm.clearTimeout;
  }
  get clearInterval(): unknown {
    return this.realm.clearInterval;
  }
  get clearImmediate(): unknown {
    return this.realm.clearImmediate;
  }
  get random(): () => number {
    return this.realm.random;
  }
  get abortAfter(): (delayMs: number) => AbortSignal {
    return this.realm.abortAfter;
  }
  get randomUuid(): () => string {
    return this.realm.randomUuid;
  }
}

/** Built-in modules that a bundled module gets in place of Node.js's. */
export function builtinModules(globals: ModuleGlobals): ReadonlyMap<string, Record<string, unknown>> {
  const { realm } = globals;
  const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } = realm;
  const timers = {
    setTimeout,
    setInterval,
    setImmediate,
    clearTimeout,
    clearInterval,
    clearImmediate,
    promises: realm.timerPromises,
  };
  const timerPromises = following(() => globals.realm.timerPromises);
  return new Map<string, Record<string, unknown>>([
    ['timers', { ...timers, default: timers }],
    ['timers/promises', { ...timerPromises, default: timerPromises }],
    ['process', moduleOfProcess(realm.process)],
  ]);
}

/** The same functions, each looked up when it is called. */
function following(find: () => Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(find()).map(([name, member]) => [
      name,
      typeof member === 'function'
        ? (...args: never[]) => (find()[name] as AnyFunction)(...args)
        : following(() => find()[name] as Record<string, unknown>),
    ]),
  );
}

function moduleOfProcess(own: NodeJS.Process): Record<string, unknown> {
  return new Proxy(own as unknown as Record<string, unknown>, {
    get: (target, key) => (key === 'default' ? own : (Reflect.get(target, key) as unknown)),
    has: (target, key) => key === 'default' || Reflect.has(target, key),
  });
}
