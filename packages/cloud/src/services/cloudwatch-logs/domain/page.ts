import type { StoreKey } from '../../../kernel/compare-keys.ts';
import { invalidToken } from '../errors.ts';

export interface Page<V> {
  readonly items: readonly V[];
  readonly nextToken: string | undefined;
}

export interface PageLimits<K, V> {
  readonly size: number;
  readonly wanted?: (value: V, key: K) => boolean;
  /** A page ends early where its items would weigh more than this; one item always has room. */
  readonly maxWeight?: number;
  readonly weightOf?: (value: V) => number;
}

/** The first so many of the entries that are wanted, and a token that stands for the last of them. */
export function takePage<K extends StoreKey, V>(entries: Iterable<readonly [K, V]>, limits: PageLimits<K, V>): Page<V> {
  const { size, wanted = () => true, maxWeight = Number.POSITIVE_INFINITY, weightOf = () => 0 } = limits;
  const items: V[] = [];
  let weight = 0;
  let last: K | undefined;
  for (const [key, value] of entries) {
    if (!wanted(value, key)) continue;
    weight += weightOf(value);
    if (items.length === size || (weight > maxWeight && items.length > 0))
      return { items, nextToken: writeToken(last) };
    items.push(value);
    last = key;
  }
  return { items, nextToken: undefined };
}

/** Where a page goes on: past the key that its token stands for. */
export function afterToken<K extends StoreKey>(
  nextToken: string | undefined,
  isKey: (value: unknown) => value is K,
): K | undefined {
  if (nextToken === undefined) return undefined;
  const key = readToken(nextToken);
  if (!isKey(key)) throw invalidToken();
  return key;
}

export const isText = (value: unknown): value is string => typeof value === 'string';

export function isNumberAnd<T extends string | number>(
  kind: 'string' | 'number',
): (value: unknown) => value is readonly [number, T] {
  return (value): value is readonly [number, T] =>
    Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === kind;
}

function writeToken(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64');
}

function readToken(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64').toString()) as unknown;
  } catch {
    return undefined;
  }
}
