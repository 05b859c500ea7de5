import type { AttributeValue, Item } from '../attribute-value.ts';
import { defineMember } from '../canonical-value.ts';
import type { DocumentPath } from '../document-path.ts';
import { validationError } from '../validation-error.ts';
import type { Update, UpdateAction } from './ast.ts';
import { createPathTree, type PathTree } from './path-tree.ts';
import { projectPaths } from './project.ts';
import { addToValue, deleteFromSet, type Mismatch } from './set-arithmetic.ts';
import { updatePaths, type UpdatePaths } from './update-paths.ts';
import { evaluateUpdateValue, incorrectOperandType } from './update-value.ts';

/** The outcome of an update. */
export interface UpdatedItem {
  readonly item: Item;
  /** `UPDATED_OLD`: what the written paths held before; undefined where that is nothing. */
  readonly updatedOld: Item | undefined;
  /** `UPDATED_NEW`: what the written paths hold now; undefined where that is nothing. */
  readonly updatedNew: Item | undefined;
  /** What was read and written, for the trace. */
  readonly paths: UpdatePaths;
}

/** What happens at the end of one path: a new value, or undefined for no value. */
type Change = (current: AttributeValue | undefined) => AttributeValue | undefined;

/**
 * Applies an update to an item, or to a new one that has only its key. All values are computed from the item as it
 * was. Throws `ValidationException` when a path or a type does not fit the item.
 */
export function applyUpdate(update: Update, existing: Item | undefined, key: Item): UpdatedItem {
  const before = existing ?? key;
  const paths = updatePaths(update);
  const mismatch = update.legacy ? legacyMismatch : incorrectOperandType;
  const changes = update.actions.map((action) => [action.path, changeOf(action, before, mismatch)] as const);
  const item = changeMap(createPathTree(changes), before);
  return {
    item,
    updatedOld: existing && nonEmpty(projectPaths(paths.written, existing)),
    updatedNew: nonEmpty(projectPaths(keptPaths(update), item)),
    paths,
  };
}

// AWS: the real service answers only the nested parts that were written, and in UPDATED_NEW nothing for what was removed;
// DynamoDB local answers whole top-level attributes. Source: issues 98 and 120 of ExtendDB/extenddb, checked by their
// authors against the real service.
function keptPaths(update: Update): readonly DocumentPath[] {
  return update.actions.filter(({ kind }) => kind !== 'remove').map(({ path }) => path);
}

function nonEmpty(item: Item): Item | undefined {
  for (const name in item) if (name !== '') return item;
  return undefined;
}

function legacyMismatch(): Error {
  return validationError('Type mismatch for attribute to update');
}

function changeOf(action: UpdateAction, item: Item, mismatch: Mismatch): Change {
  switch (action.kind) {
    case 'set': {
      const value = evaluateUpdateValue(action.value, item);
      return () => value;
    }
    case 'remove':
      return () => undefined;
    case 'add':
      return (current) => addToValue(current, action.value, mismatch);
    case 'delete':
      return (current) => current && deleteFromSet(current, action.value, mismatch);
  }
}

function changeValue(tree: PathTree<Change>, current: AttributeValue | undefined): AttributeValue | undefined {
  if (tree.end) return tree.end(current);
  const byName = typeof tree.branches.keys().next().value === 'string';
  if (byName && current?.M) return { M: changeMap(tree, current.M) };
  if (!byName && current?.L) return { L: changeList(tree, current.L) };
  throw validationError('The document path provided in the update expression is invalid for update');
}

function changeMap(tree: PathTree<Change>, map: Item): Record<string, AttributeValue> {
  const changed: Record<string, AttributeValue> = { ...map };
  for (const [name, branch] of tree.branches) {
    if (typeof name !== 'string') continue;
    const value = changeValue(branch, Object.hasOwn(map, name) ? map[name] : undefined);
    if (value) defineMember(changed, name, value);
    else delete changed[name];
  }
  return changed;
}

/** Indexes mean the list as it was; what lies beyond its end is appended in the order of the indexes. */
function changeList(tree: PathTree<Change>, list: readonly AttributeValue[]): AttributeValue[] {
  const changed: (AttributeValue | undefined)[] = [...list];
  for (const index of [...tree.branches.keys()].map(Number).sort((one, two) => one - two)) {
    const branch = tree.branches.get(index);
    if (!branch) continue;
    if (index < list.length) changed[index] = changeValue(branch, list[index]);
    else changed.push(changeValue(branch, undefined));
  }
  return changed.filter((value) => value !== undefined);
}
