import { isTrue } from './intrinsics/condition-functions.ts';
import type { ResolveScope } from './intrinsics/intrinsic-function.ts';
import { resolveValue } from './resolve-value.ts';
import { templateError } from './template-error.ts';
import type { TemplateValue } from './template-value.ts';

/**
 * Evaluates the Conditions section; conditions may name each other in any order.
 *
 * @throws TemplateError for a condition that is not there, or that depends on itself.
 */
export function evaluateConditions(
  conditions: Readonly<Record<string, TemplateValue>>,
  scope: Omit<ResolveScope, 'conditionOf'>,
): ReadonlyMap<string, boolean> {
  const known = new Map<string, boolean>();
  const pending = new Set<string>();
  const evaluate = (name: string): boolean | undefined => {
    const answer = known.get(name);
    const condition = conditions[name];
    if (answer !== undefined || condition === undefined) return answer;
    if (pending.has(name)) {
      throw templateError(
        `Template format error: Circular dependency between conditions: [${[...pending].join(', ')}]`,
      );
    }
    pending.add(name);
    const inner: ResolveScope = { ...scope, conditionOf: evaluate };
    const result = isTrue(condition, { scope: inner, resolve: (value) => resolveValue(value, inner) });
    pending.delete(name);
    known.set(name, result);
    return result;
  };
  for (const name of Object.keys(conditions)) evaluate(name);
  return known;
}
