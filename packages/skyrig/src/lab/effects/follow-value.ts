/** Who is told what of a value was read. Paths are names of members; elements of lists have the path of their list. */
export interface Reader {
  /** A value that is no object, or one that is not followed: a date, a set, bytes. */
  onLeaf(path: readonly string[], value: unknown): void;
  /** Which members an object has, or how many a list. */
  onShape(path: readonly string[]): void;
}

const followedValues = new WeakSet<object>();

export function isFollowed(value: unknown): boolean {
  return typeof value === 'object' && value !== null && followedValues.has(value);
}

/* Only what has no hidden insides: a Set or Date behind a proxy would refuse its own methods. */
function isFollowable(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}

/**
 * A value that behaves as the one given and tells what is read of it. Prototype, keys, order and identity of members are
 * those of the original, and it can be changed.
 */
export function followValue<T>(value: T, reader: Reader, path: readonly string[] = []): T {
  if (!isFollowable(value) || followedValues.has(value)) return value;
  const children = new WeakMap<object, unknown>();
  const isList = Array.isArray(value);
  const followed = new Proxy(value, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof name === 'symbol' || typeof member === 'function') return member;
      if (isList && name === 'length') {
        reader.onShape(path);
        return member;
      }
      if (!Object.hasOwn(target, name)) return member;
      const own = isList ? path : [...path, name];
      if (!isFollowable(member)) {
        reader.onLeaf(own, member);
        return member;
      }
      const known = children.get(member) ?? followValue(member, reader, own);
      children.set(member, known);
      return known;
    },
    ownKeys(target) {
      reader.onShape(path);
      return Reflect.ownKeys(target);
    },
  });
  followedValues.add(followed);
  return followed;
}
