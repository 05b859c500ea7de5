import { AsyncLocalStorage } from 'node:async_hooks';
import { intercept } from '../intercept/interception.ts';
import { provideInvokeStore } from '../sandbox/invoke-store.ts';
import { processes } from '../sandbox/realms.ts';
import { patchGlobals } from '../sandbox/patch-globals.ts';
import type { Scope } from '../sandbox/sandbox.ts';

const scopes = new AsyncLocalStorage<Scope | undefined>();
const failures: ReadonlySet<string> = new Set(['unhandledRejection', 'uncaughtException', 'uncaughtExceptionMonitor']);
let users = 0;
let restore: (() => void) | undefined;

/** Runs code in the scope of a sandbox, and with it everything that it starts. */
export function enterScope<T>(scope: Scope, run: () => T): T {
  return scopes.run(scope, run);
}

/** Runs code of the cloud that sandboxed code has called: it lives in the thread's own globals. */
export function leaveScope<T>(run: () => T): T {
  return scopes.run(undefined, run);
}

/** Lets code of sandboxes run in this thread until the answered function is called. */
export function acquireScopes(): () => void {
  users += 1;
  restore ??= install();
  let released = false;
  return () => {
    if (released) return;
    released = true;
    users -= 1;
    if (users > 0) return;
    restore?.();
    restore = undefined;
  };
}

function install(): () => void {
  const find = (): Scope | undefined => scopes.getStore();
  const undo = [intercept(() => find()?.sandbox), patchGlobals(() => find()?.sandbox.realm), catchFailures(find)];
  provideInvokeStore(() => find()?.invokeContext);
  return () => {
    for (const step of undo.reverse()) step();
  };
}

/**
 * Takes unhandled rejections and exceptions of sandboxed code before the listeners of the process get them: to a test
 * runner they would be failures of the test file.
 */
function catchFailures(find: () => Scope | undefined): () => void {
  const undo = processes.map((owner) => {
    const original = Object.getOwnPropertyDescriptor(owner, 'emit');
    const emit = owner.emit as (...args: unknown[]) => boolean;
    const patched = (event: string, ...args: unknown[]): boolean => {
      const sandbox = failures.has(event) ? find()?.sandbox : undefined;
      if (!sandbox) return emit.call(owner, event, ...args);
      if (event === 'unhandledRejection') sandbox.reportUnhandled(args[0]);
      if (event === 'uncaughtException') sandbox.reportUncaught(args[0]);
      return true;
    };
    Object.defineProperty(owner, 'emit', { value: patched, configurable: true, writable: true, enumerable: false });
    return (): void => {
      if ((owner.emit as unknown) !== patched) return;
      if (original) Object.defineProperty(owner, 'emit', original);
      else Reflect.deleteProperty(owner, 'emit');
    };
  });
  return () => {
    for (const step of undo) step();
  };
}
