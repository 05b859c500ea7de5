import type { Constraint, StructureConstraint } from './constraints.ts';
import type { Shape, StructureShape } from './model.ts';

/** The first required member that an input lacks, as Query would name it: `SendMessageBatchRequestEntry.1.Id`. */
export function findMissing(
  input: Readonly<Record<string, unknown>>,
  node: StructureConstraint,
  shape: StructureShape,
): string | undefined {
  for (const { name, required, node: child } of node.members) {
    const member = shape.members.get(name);
    const value = input[name];
    const wireName = member?.traits.xmlName ?? name;
    if (value === undefined) {
      if (required) return wireName;
    } else if (child && member) {
      const inside = findMissingInside(value, child, member.target);
      if (inside !== undefined) return `${wireName}.${inside}`;
    }
  }
  return undefined;
}

function findMissingInside(value: unknown, node: Constraint, shape: Shape): string | undefined {
  if (node.kind === 'structure' && 'members' in shape)
    return findMissing(value as Readonly<Record<string, unknown>>, node, shape);
  if (node.kind !== 'list' || !node.member || shape.kind !== 'list') return undefined;
  for (const [index, element] of (value as readonly unknown[]).entries()) {
    const inside = findMissingInside(element, node.member, shape.member.target);
    if (inside !== undefined) return `${index + 1}.${inside}`;
  }
  return undefined;
}
