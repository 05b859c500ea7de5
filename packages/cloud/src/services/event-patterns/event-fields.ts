import type { LeafValue } from './value-test.ts';

/** Reads a field of an event; a dotted name also finds the nested field, as Event Ruler's flattened paths do. */
export function readField(container: object, name: string): unknown {
  const direct: unknown = Object.hasOwn(container, name) ? Reflect.get(container, name) : undefined;
  if (direct !== undefined) return direct;
  const dot = name.indexOf('.');
  if (dot <= 0) return undefined;
  const parent: unknown = Object.hasOwn(container, name.slice(0, dot))
    ? Reflect.get(container, name.slice(0, dot))
    : undefined;
  return isObject(parent) ? readField(parent, name.slice(dot + 1)) : undefined;
}

/** Answers whether any leaf at the value (itself, or inside arrays) satisfies the test; objects are no leaves. */
export function someLeaf(value: unknown, test: (leaf: LeafValue) => boolean): boolean {
  if (Array.isArray(value)) return value.some((item) => someLeaf(item, test));
  return isLeaf(value) && test(value);
}

/** The objects at the value: itself, or those inside arrays. */
export function objectsIn(value: unknown): readonly object[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value] : [];
}

/** Answers whether the event has a leaf anywhere at the path; arrays on the way are looked through. */
export function hasLeafAt(value: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return someLeaf(value, () => true);
  return objectsIn(value).some((container) => hasLeafAt(readField(container, name), rest));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLeaf(value: unknown): value is LeafValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
