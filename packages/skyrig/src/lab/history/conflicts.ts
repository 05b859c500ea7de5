import type { Access } from '@skyrig/cloud';

/** Whether the order of two accesses can matter: they touch the same thing, and one of them changes it. */
export function isConflict(a: Access, b: Access): boolean {
  if (a.kind === 'read' && b.kind === 'read') return false;
  return overlaps(a, b);
}

/** Whether two accesses touch the same key and attributes. */
export function overlaps(a: Access, b: Access): boolean {
  return (
    resourcesOverlap(a.resource, b.resource) &&
    (a.resource !== b.resource || keysOverlap(a.key, b.key)) &&
    attributesOverlap(a.attributes, b.attributes)
  );
}

/** Whether any access of one list conflicts with one of the other. */
export function anyConflict(a: readonly Access[], b: readonly Access[]): boolean {
  return a.some((left) => b.some((right) => isConflict(left, right)));
}

/** An index shows the items of its table. */
function resourcesOverlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/index/`) || b.startsWith(`${a}/index/`);
}

/** A key that ends in `*` stands for a whole partition, an absent one for everything in the resource. */
function keysOverlap(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  if (a.endsWith('=*')) return b.startsWith(a.slice(0, -1)) || (b.endsWith('=*') && a.startsWith(b.slice(0, -1)));
  return b.endsWith('=*') && a.startsWith(b.slice(0, -1));
}

/** Paths overlap when one leads to the other; a list names `values.k1` beside `values`, and means only the former. */
export function attributesOverlap(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const right = leavesOf(b);
  return leavesOf(a).some((path) => right.some((other) => leadsTo(path, other) || leadsTo(other, path)));
}

/** The paths that no other path of the list goes on from. */
export function leavesOf(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => other !== path && leadsTo(path, other)));
}

function leadsTo(path: string, other: string): boolean {
  return other === path || other.startsWith(`${path}.`) || other.startsWith(`${path}[`);
}
