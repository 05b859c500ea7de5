import { isFollowed } from './follow-value.ts';

let users = 0;
let original: typeof structuredClone | undefined;

/* Reads every member, as cloning does. */
function copy(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!isFollowed(value) && prototype !== Object.prototype && !Array.isArray(value)) return value;
  if (known.has(value)) return known.get(value);
  const result: unknown = Array.isArray(value) ? [] : {};
  known.set(value, result);
  for (const [name, member] of Object.entries(value)) (result as Record<string, unknown>)[name] = copy(member, known);
  return result;
}

/**
 * Lets `structuredClone` take followed values: the engine refuses every proxy. Answers how to put back what was there.
 * Other ways to the same algorithm (postMessage, v8.serialize) still refuse them.
 */
export function allowCloning(): () => void {
  if (users === 0) {
    const engine = globalThis.structuredClone;
    original = engine;
    globalThis.structuredClone = ((value, options) =>
      engine(copy(value, new Map()), options as never)) as typeof structuredClone;
  }
  users += 1;
  let isUsed = true;
  return () => {
    if (!isUsed) return;
    isUsed = false;
    users -= 1;
    if (users === 0 && original) globalThis.structuredClone = original;
  };
}
