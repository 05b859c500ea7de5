/** One step of a path: a field, an element, or all of them. */
type Step = { readonly field: string } | { readonly index: number } | 'all';

/** A compiled JSONPath; undefined means that the event has nothing there. */
export type JsonPath = (root: unknown) => unknown;

const STEP = /^(?:\.([\w$-]+)|\.\*|\[(\d+)\]|\[\*\]|\['([^']*)'\]|\["([^"]*)"\])/;

/**
 * Compiles the part of JSONPath that EventBridge documents: `$`, fields, elements, `[*]`.
 * Answers undefined when the text is no such path.
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: Step[] = [];
  let rest = text.slice(1);
  while (rest !== '') {
    const match = STEP.exec(rest);
    if (match === null) return undefined;
    steps.push(toStep(match));
    rest = rest.slice(match[0].length);
  }
  return (root) => follow(root, steps);
}

function toStep(match: RegExpExecArray): Step {
  if (match[2] !== undefined) return { index: Number(match[2]) };
  const field = match[1] ?? match[3] ?? match[4];
  return field === undefined ? 'all' : { field };
}

function follow(value: unknown, steps: readonly Step[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (step === 'all') {
    const found = Object.values(value)
      .map((item) => follow(item, rest))
      .filter((item) => item !== undefined);
    return found.length === 0 ? undefined : found;
  }
  if ('index' in step) return Array.isArray(value) ? follow(value[step.index], rest) : undefined;
  return Object.hasOwn(value, step.field) ? follow(Reflect.get(value, step.field), rest) : undefined;
}
