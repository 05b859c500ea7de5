import type { AttributeValue, Item } from './attribute-value.ts';

/** A list index (`number`) or a map key or top-level attribute name (`string`). */
export type PathElement = string | number;

/** Where a value lies in an item: a top-level attribute name, then map keys and list indexes. */
export type DocumentPath = readonly [string, ...PathElement[]];

/** A path as AWS prints it in error messages: `[a, b, [1]]`. */
export function formatPath(path: readonly PathElement[]): string {
  return `[${path.map((element) => (typeof element === 'number' ? `[${element}]` : element)).join(', ')}]`;
}

/** The value at a path, or undefined where the item has none. */
export function findAtPath(item: Item, path: DocumentPath): AttributeValue | undefined {
  let value: AttributeValue | undefined = Object.hasOwn(item, path[0]) ? item[path[0]] : undefined;
  for (let depth = 1; depth < path.length && value !== undefined; depth += 1) {
    const element = path[depth];
    if (typeof element === 'number') value = value.L?.[element];
    else if (element !== undefined) value = value.M && Object.hasOwn(value.M, element) ? value.M[element] : undefined;
  }
  return value;
}

/** Whether one path is the other, or lies inside the other. */
export function pathsOverlap(one: readonly PathElement[], two: readonly PathElement[]): boolean {
  const shared = Math.min(one.length, two.length);
  for (let depth = 0; depth < shared; depth += 1) if (one[depth] !== two[depth]) return false;
  return true;
}
