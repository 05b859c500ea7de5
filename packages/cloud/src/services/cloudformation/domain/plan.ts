import { collectReferences } from '../../../deploy/template/collect-references.ts';
import { dependenciesOf, orderByDependency } from '../../../deploy/template/dependency-order.ts';
import type { ResolveScope } from '../../../deploy/template/intrinsics/intrinsic-function.ts';
import { resolveValue } from '../../../deploy/template/resolve-value.ts';
import { isTemplateError } from '../../../deploy/template/template-error.ts';
import { isTemplateObject, type TemplateObject, type TemplateValue } from '../../../deploy/template/template-value.ts';
import type { Template, TemplateResource } from '../../../deploy/template/template.ts';
import { unresolvedDependencies } from '../../../deploy/template/validate-references.ts';

/** What a template comes to with its parameters: the resources whose conditions hold, in the order of creation. */
export interface Plan {
  readonly resources: Readonly<Record<string, TemplateResource>>;
  readonly order: readonly string[];
}

/**
 * Works out which resources there will be and in which order they are made.
 *
 * @throws TemplateError for circles and for references to resources whose condition does not hold.
 */
export function createPlan(template: Template, scope: ResolveScope): Plan {
  const resources = Object.fromEntries(
    Object.entries(template.Resources).filter(([, resource]) => holds(resource.Condition, scope)),
  );
  const missing = Object.values(resources)
    .flatMap((resource) => collectReferences(resource.Properties ?? {}, scope.conditionOf))
    .map(({ name }) => name)
    .filter((name) => Object.hasOwn(template.Resources, name) && !Object.hasOwn(resources, name));
  if (missing.length > 0) throw unresolvedDependencies(missing, 'Resources');
  return { resources, order: orderByDependency(dependenciesOf(resources, scope.conditionOf)) };
}

/** Whether a resource's or output's condition holds; true when it has none. */
export function holds(condition: string | undefined, scope: ResolveScope): boolean {
  return condition === undefined || scope.conditionOf(condition) === true;
}

/** A resource's properties, resolved. */
export function resolveProperties(resource: TemplateResource, scope: ResolveScope): TemplateObject {
  const value = resolveValue(resource.Properties ?? {}, scope);
  return isTemplateObject(value) ? value : {};
}

/**
 * A resource's properties with references left symbolic. What cannot be computed yet, such as a part of an ARN that is
 * not known, is compared as it is written.
 */
export function symbolicProperties(resource: TemplateResource, scope: ResolveScope): TemplateObject {
  return Object.fromEntries(
    Object.entries(resource.Properties ?? {}).flatMap(([name, value]): [string, TemplateValue][] => {
      const resolved = tryResolve(value, scope);
      return resolved === undefined ? [] : [[name, resolved]];
    }),
  );
}

/** A value with references left symbolic. */
export function tryResolve(value: TemplateValue, scope: ResolveScope): TemplateValue | undefined {
  try {
    return resolveValue(value, scope);
  } catch (error) {
    if (isTemplateError(error)) return value;
    throw error;
  }
}
