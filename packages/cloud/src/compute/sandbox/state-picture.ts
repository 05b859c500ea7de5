/** Beyond so many values looking would take longer than evaluating the code again. */
const maximumSize = 10_000;
/** What a client of the SDK notes of its first request; every first request leads to the same. */
const notes: ReadonlySet<string> = new Set(['handlers']);

/** A client of the SDK. */
export interface SdkClient {
  readonly send: unknown;
  readonly config: object;
  readonly middlewareStack: object;
}

/**
 * The state of a module in the form of a list: two lists with the same members stand for the same state. Undefined if
 * there is something in it that cannot be looked into, e.g. an instance of somebody's class. Of clients of the SDK only the
 * surface is looked at: the module's text has shown that it does not reach into them.
 */
export function pictureOf(values: readonly unknown[]): readonly unknown[] | undefined {
  const picture: unknown[] = [];
  const seen = new Set<object>();
  const visit = (value: unknown): boolean => {
    picture.push(value);
    if (picture.length > maximumSize) return false;
    if (!isObject(value) || seen.has(value)) return true;
    seen.add(value);
    if (isClient(value)) {
      const own = Object.entries(value).filter(([key]) => !notes.has(key));
      picture.push(own.length, ...own.flat(), value.send);
      return true;
    }
    return isTransparent(value) && visitEntries(value) && visitMembers(value);
  };
  const visitEntries = (value: object): boolean => {
    if (!(value instanceof Map) && !(value instanceof Set)) return true;
    picture.push(value.size);
    if (value instanceof Set) return [...value].every(visit);
    return [...value].every(([key, entry]) => visit(key) && visit(entry));
  };
  // Runs none of the object's getters.
  const visitMembers = (value: object): boolean => {
    const keys = Reflect.ownKeys(value);
    picture.push(keys.length, Object.isExtensible(value), Object.getPrototypeOf(value));
    return keys.every((key) => {
      const { get, set, value: member, ...flags } = Object.getOwnPropertyDescriptor(value, key) ?? {};
      picture.push(key, flags.configurable, flags.enumerable, flags.writable);
      if (get || set) return visit(get) && visit(set);
      return typeof value === 'function' && key === 'prototype' && isObject(member)
        ? visitPrototype(member)
        : visit(member);
    });
  };
  /** A class's, whatever it extends. */
  const visitPrototype = (prototype: object): boolean => {
    picture.push(prototype);
    if (seen.has(prototype)) return true;
    seen.add(prototype);
    return visitMembers(prototype);
  };
  picture.push(values.length);
  return values.every(visit) ? picture : undefined;
}

/** Whether two pictures show the same. */
export function isSamePicture(one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean {
  if (!one || !other || one.length !== other.length) return false;
  return one.every((value, position) => Object.is(value, other[position]));
}

/** Whether all that an object holds can be seen: its members, and the entries of a map or set. */
function isTransparent(value: object): boolean {
  if (typeof value === 'function' || value instanceof Map || value instanceof Set) return true;
  if (value instanceof RegExp || value instanceof TextEncoder) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** Whether this is a client of the SDK. */
export function isClient(value: unknown): value is SdkClient {
  if (!isObject(value) || typeof value === 'function') return false;
  return 'middlewareStack' in value && 'config' in value && 'send' in value && isObject(value.config);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
