import type { AttributeValue, Item } from '../attribute-value.ts';
import { defineMember } from '../canonical-value.ts';
import type { DocumentPath } from '../document-path.ts';
import type { Projection } from './ast.ts';
import { createPathTree, type PathTree } from './path-tree.ts';

/** Keeps only what a projection names; list elements close up, and what the item does not have is left out. */
export function project(projection: Projection, item: Item): Item {
  return projectPaths(projection.paths, item);
}

/** Keeps only what lies at these paths. */
export function projectPaths(paths: readonly DocumentPath[], item: Item): Item {
  if (paths.every((path) => path.length === 1)) return projectTopLevel(paths, item);
  return projectMap(createPathTree(paths.map((path) => [path, true])), item) ?? {};
}

function projectTopLevel(paths: readonly DocumentPath[], item: Item): Item {
  const kept: Record<string, AttributeValue> = {};
  for (const [name] of paths) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (value) defineMember(kept, name, value);
  }
  return kept;
}

function projectValue(tree: PathTree<true>, value: AttributeValue): AttributeValue | undefined {
  if (tree.end) return value;
  if (value.M) {
    const kept = projectMap(tree, value.M);
    return kept && { M: kept };
  }
  if (value.L) {
    const kept = projectList(tree, value.L);
    return kept && { L: kept };
  }
  return undefined;
}

function projectMap(tree: PathTree<true>, map: Item): Record<string, AttributeValue> | undefined {
  const kept: Record<string, AttributeValue> = {};
  let found = false;
  for (const [name, branch] of tree.branches) {
    const value = typeof name === 'string' && Object.hasOwn(map, name) ? map[name] : undefined;
    const part = value && projectValue(branch, value);
    if (!part || typeof name !== 'string') continue;
    defineMember(kept, name, part);
    found = true;
  }
  return found ? kept : undefined;
}

function projectList(tree: PathTree<true>, list: readonly AttributeValue[]): AttributeValue[] | undefined {
  const kept: AttributeValue[] = [];
  for (const index of [...tree.branches.keys()].sort((one, two) => Number(one) - Number(two))) {
    const value = typeof index === 'number' ? list[index] : undefined;
    const branch = tree.branches.get(index);
    const part = value && branch && projectValue(branch, value);
    if (part) kept.push(part);
  }
  return kept.length > 0 ? kept : undefined;
}
