import { MUTATE_TIMEOUT_MS } from './mutate-in-test.ts';

type Callable = (...args: never[]) => unknown;
type Body = (...args: unknown[]) => unknown;
/** Runs a body in place of a test, which was called with these arguments. */
type RunBody = (body: () => unknown, args: readonly unknown[]) => Promise<void>;

/* Forms of Vitest's `test` that take a body, or answer one that does. Not `fails`: its bodies are to fail. */
const FORMS: readonly string[] = ['only', 'skip', 'sequential', 'each', 'for', 'runIf', 'skipIf'];
/* What answers a `test` with further fixtures. */
const EXTENSIONS: readonly string[] = ['extend', 'override', 'scoped'];

/**
 * Vitest's `test` whose bodies are given to `run` instead of being called; with time enough for many runs, and one after
 * another: tests that are meant to run at the same time would take each other's time and assertions for their own.
 */
export function mutatingTest<T extends Callable>(test: T, run: RunBody): T {
  return new Proxy(test, {
    apply(target, self, args: unknown[]) {
      const result: unknown = Reflect.apply(target, self, wrapArguments(args, run));
      return typeof result === 'function' ? mutatingTest(result as Callable, run) : result;
    },
    get(target, name) {
      if (name === 'concurrent') return mutatingTest(target, run);
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      if (EXTENSIONS.includes(String(name)))
        return (...args: never[]) => mutatingTest(Reflect.apply(member, target, args) as Callable, run);
      return FORMS.includes(String(name)) ? mutatingTest(member as Callable, run) : member;
    },
  });
}

/* `(name, body)`, `(name, body, timeout)`, `(name, options, body)`; anything else, rows of `each` too, is left as it is. */
function wrapArguments(args: unknown[], run: RunBody): unknown[] {
  const [name, ...rest] = args;
  const body = rest.find((argument): argument is Body => typeof argument === 'function');
  if (!body || Array.isArray(name)) return args;
  const options = rest.find((argument) => typeof argument === 'object' && argument !== null);
  const wrapped = Object.assign((...given: unknown[]) => run(() => body(...given), given), {
    // Vitest reads from a body's text which fixtures it needs.
    toString: () => body.toString(),
  });
  Object.defineProperty(wrapped, 'length', { value: body.length });
  return [name, { ...options, concurrent: false, timeout: MUTATE_TIMEOUT_MS }, wrapped];
}
