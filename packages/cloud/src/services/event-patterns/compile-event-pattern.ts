import { hasLeafAt, objectsIn, readField, someLeaf } from './event-fields.ts';
import { InvalidEventPattern } from './invalid-event-pattern.ts';
import { operatorNames, parseLeafPattern } from './leaf-pattern.ts';
import { invalidAt, parseLocatedJson } from './located-json.ts';
import type { LocatedArray, LocatedEntry, LocatedObject, LocatedValue } from './located-json.ts';
import { acceptsValue } from './value-test.ts';

/** Answers whether an event (parsed JSON) matches. */
export type EventMatcher = (event: unknown) => boolean;

/** A condition on one object of the event; the whole event is there for questions about absence. */
type Condition = (container: object, event: unknown) => boolean;

/**
 * Compiles an event pattern, given as JSON text or as the parsed object, into a matcher.
 *
 * The language is that of EventBridge rules and archives, Lambda event source mappings and Pipes.
 * Fields of a pattern must all match; members of an array are alternatives; arrays in the event are looked through,
 * and fields below one array must match in the same element.
 *
 * @throws InvalidEventPattern with AWS's words, the place in the text included
 */
export function compileEventPattern(pattern: unknown): EventMatcher {
  const text = typeof pattern === 'string' ? pattern : JSON.stringify(pattern);
  if (text === undefined) throw new InvalidEventPattern('Filter is not an object');
  const root = parseLocatedJson(text);
  if (root?.kind !== 'object') throw invalidAt(text, root?.opened ?? text.length, 'Filter is not an object');
  const condition = compileObject(text, root, [], false);
  return (event) => {
    const containers = objectsIn(event);
    return containers.some((container) => condition(container, event));
  };
}

function compileObject(text: string, node: LocatedObject, path: readonly string[], insideOr: boolean): Condition {
  if (node.entries.length === 0) throw invalidAt(text, node.closed, 'Empty objects are not allowed');
  const conditions = node.entries.map((entry) => compileEntry(text, entry, path, insideOr));
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined) return only;
  return (container, event) => conditions.every((condition) => condition(container, event));
}

function compileEntry(text: string, entry: LocatedEntry, path: readonly string[], insideOr: boolean): Condition {
  const { key, value } = entry;
  if (key === '$or') return compileAlternatives(text, value, path);
  if (insideOr && operatorNames.has(key)) {
    throw invalidAt(text, value.opened, `${key} is Ruler reserved fieldName which cannot be used inside $or.`);
  }
  const fieldPath = [...path, key];
  if (value.kind === 'array') return compileLeaf(text, key, value, fieldPath);
  if (value.kind === 'object') return compileNested(key, compileObject(text, value, fieldPath, insideOr));
  throw invalidAt(text, value.opened, `"${key}" must be an object or an array`);
}

const NOTHING: object = Object.freeze({});

function compileNested(key: string, condition: Condition): Condition {
  return (container, event) => {
    const children = objectsIn(readField(container, key));
    // A missing object can still satisfy a pattern that asks for absence.
    if (children.length === 0) return condition(NOTHING, event);
    return children.some((child) => condition(child, event));
  };
}

function compileLeaf(text: string, key: string, array: LocatedArray, path: readonly string[]): Condition {
  const leaf = parseLeafPattern(text, array);
  return (container, event) =>
    someLeaf(readField(container, key), (value) => acceptsValue(leaf, value)) ||
    (leaf.acceptsAbsence && !hasLeafAt(event, path));
}

function compileAlternatives(text: string, value: LocatedValue, path: readonly string[]): Condition {
  if (value.kind !== 'array') throw invalidAt(text, value.opened, 'It must be an Array followed with $or.');
  const alternatives = value.items.map((item) => {
    if (item.kind !== 'object') {
      throw invalidAt(text, item.opened, 'Only JSON object is allowed in array of $or relationship.');
    }
    return compileObject(text, item, path, true);
  });
  if (alternatives.length < 2) {
    throw invalidAt(text, value.closed, 'There must have at least 2 Objects in $or relationship.');
  }
  return (container, event) => alternatives.some((alternative) => alternative(container, event));
}
