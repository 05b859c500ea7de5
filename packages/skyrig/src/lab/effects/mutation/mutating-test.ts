import { MUTATE_TIMEOUT_MS } from './mutate-in-test.ts';

type Callable = (...args: never[]) => unknown;
type Body = (...args: unknown[]) => unknown;

/* Forms of Vitest's `test` that take a body, or answer one that does. Not `fails`: its bodies are to fail. */
const FORMS: readonly string[] = ['only', 'skip', 'concurrent', 'sequential', 'each', 'for', 'runIf', 'skipIf'];

/** Vitest's `test` whose bodies are given to `run` instead of being called; with time enough for many runs. */
export function mutatingTest<T extends Callable>(
  test: T,
  run: (body: () => unknown, args: readonly unknown[]) => Promise<void>,
): T {
  return new Proxy(test, {
    apply(target, self, args: unknown[]) {
      const result: unknown = Reflect.apply(target, self, wrapArguments(args, run));
      return typeof result === 'function' ? mutatingTest(result as Callable, run) : result;
    },
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' && FORMS.includes(String(name))
        ? mutatingTest(member as Callable, run)
        : member;
    },
  });
}

/* `(name, body)`, `(name, body, timeout)`, `(name, options, body)`; anything else is left as it is. */
function wrapArguments(
  args: unknown[],
  run: (body: () => unknown, args: readonly unknown[]) => Promise<void>,
): unknown[] {
  const [name, ...rest] = args;
  const body = rest.find((argument): argument is Body => typeof argument === 'function');
  if (!body) return args;
  const options = rest.find((argument) => typeof argument === 'object' && argument !== null);
  const wrapped = Object.assign((...given: unknown[]) => run(() => body(...given), given), {
    // Vitest reads from a body's text which fixtures it needs.
    toString: () => body.toString(),
  });
  Object.defineProperty(wrapped, 'length', { value: body.length });
  return [name, { ...options, timeout: MUTATE_TIMEOUT_MS }, wrapped];
}
