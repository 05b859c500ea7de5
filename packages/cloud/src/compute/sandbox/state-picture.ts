/** Beyond so many values looking would take longer than evaluating the code again. */
const maximumSize = 2000;
/** What a client of the SDK notes of its first request; every first request leads to the same. */
const notes: ReadonlySet<string> = new Set(['signingRegion', 'signingName', 'handlers']);
const changingMethods = ['add', 'addRelativeTo', 'use', 'remove', 'removeByTag'] as const;

export interface SdkClient {
  readonly send: unknown;
  readonly config: object;
  readonly middlewareStack: Record<(typeof changingMethods)[number], (...args: unknown[]) => unknown>;
}

/** Clients whose middleware has been changed since they were first seen. */
const changed = new WeakSet<object>();
const watched = new WeakSet<object>();

/**
 * The state of a module in the form of a list: two lists with the same members stand for the same state. Undefined if
 * there is something in it that cannot be looked into, e.g. an instance of somebody's class.
 */
export function pictureOf(values: readonly unknown[]): readonly unknown[] | undefined {
  const picture: unknown[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown): boolean => {
    picture.push(value);
    if (picture.length > maximumSize) return false;
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return true;
    seen.add(value);
    if (isClient(value)) {
      watch(value);
      picture.push(changed.has(value), ...Object.keys(value).filter((key) => !notes.has(key)));
      return visitMembers(value.config, (key, member) => notes.has(key) || picture.push(key, member) > 0);
    }
    if (value instanceof Map) return [...value].every(([key, entry]) => visit(key) && visit(entry));
    if (value instanceof Set) return [...value].every((entry) => visit(entry));
    if (value instanceof RegExp) return visit(value.lastIndex);
    if (value instanceof TextEncoder) return true;
    if (!isPlain(value)) return false;
    return visitMembers(value, (key, member) => visit(key) && visit(member));
  };
  return values.every((value) => visit(value)) ? picture : undefined;
}

/** Whether two pictures show the same. */
export function isSamePicture(one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean {
  if (!one || !other || one.length !== other.length) return false;
  return one.every((value, position) => Object.is(value, other[position]));
}

/** Goes through an object's own members without running any of its getters. */
function visitMembers(target: object, visit: (key: string, value: unknown) => boolean): boolean {
  return Object.keys(target).every((key) => {
    const { get, set, value } = Object.getOwnPropertyDescriptor(target, key) ?? {};
    return get || set ? visit(key, get) && visit(key, set) : visit(key, value);
  });
}

function isPlain(value: object): boolean {
  if (typeof value === 'function') return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** Whether this is a client of the SDK. */
export function isClient(value: unknown): value is SdkClient {
  if (typeof value !== 'object' || value === null) return false;
  return 'middlewareStack' in value && 'config' in value && 'send' in value && typeof value.config === 'object';
}

/** Notes changes of a client's middleware, of which comparing would cost as much as a request. */
function watch(client: SdkClient): void {
  if (watched.has(client)) return;
  watched.add(client);
  for (const name of changingMethods) {
    const original = client.middlewareStack[name];
    client.middlewareStack[name] = (...args) => {
      changed.add(client);
      return original(...args);
    };
  }
}
