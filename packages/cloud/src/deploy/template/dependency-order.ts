import { collectReferences } from './collect-references.ts';
import { templateError } from './template-error.ts';
import type { TemplateValue } from './template-value.ts';
import { dependsOnOf, type TemplateResource } from './template.ts';

type Resources = Readonly<Record<string, TemplateResource>>;

/** The resources each resource needs first: those it refers to and those in its `DependsOn`. */
export function dependenciesOf(
  resources: Resources,
  conditionOf: (name: string) => boolean | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(resources).map(([logicalId, resource]) => {
      const properties: TemplateValue = resource.Properties ?? {};
      const names = collectReferences(properties, conditionOf).map((reference) => reference.name);
      const needed = [...names, ...dependsOnOf(resource)].filter((name) => Object.hasOwn(resources, name));
      return [logicalId, new Set(needed)];
    }),
  );
}

/**
 * The order in which resources are created: what is needed comes first, and otherwise as the template has it.
 *
 * @throws TemplateError when resources need each other.
 */
export function orderByDependency(dependencies: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const ordered = new Set<string>();
  const waiting = new Set(dependencies.keys());
  while (waiting.size > 0) {
    const ready = [...waiting].filter((name) => [...(dependencies.get(name) ?? [])].every(isDone));
    if (ready.length === 0) throw circular(waiting, dependencies);
    for (const name of ready) {
      ordered.add(name);
      waiting.delete(name);
    }
  }
  function isDone(name: string): boolean {
    return ordered.has(name) || !dependencies.has(name);
  }
  return [...ordered];
}

/** Names those that are in a circle, not those that merely depend on it. */
function circular(waiting: ReadonlySet<string>, dependencies: ReadonlyMap<string, ReadonlySet<string>>): Error {
  const reachesItself = (start: string): boolean => {
    const seen = new Set<string>();
    const queue = [...(dependencies.get(start) ?? [])];
    for (const name of queue) {
      if (name === start) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      queue.push(...(dependencies.get(name) ?? []));
    }
    return false;
  };
  const names = [...waiting].filter(reachesItself);
  return templateError(`Circular dependency between resources: [${names.join(', ')}]`, {
    hint: 'Break the circle: build one of the names with Fn::Sub instead of referring to the resource.',
  });
}
