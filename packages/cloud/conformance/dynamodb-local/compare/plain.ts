/** JSON, with binaries as `b64:…`. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

export const isRecord = (value: Plain | undefined): value is { readonly [name: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const setTypes = new Set(['SS', 'NS', 'BS']);

/** Members in alphabetical order, sets sorted, undefined members left out. */
export function asPlain(value: unknown): Plain {
  if (value instanceof Uint8Array) return `b64:${Buffer.from(value).toString('base64')}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asPlain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, member]) => {
          const plain = asPlain(member);
          return [name, setTypes.has(name) && Array.isArray(plain) ? sortCanonically(plain) : plain];
        }),
    );
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

export function sortCanonically(list: readonly Plain[]): Plain[] {
  return list
    .map((value) => ({ value, text: JSON.stringify(value) }))
    .sort((left, right) => (left.text < right.text ? -1 : 1))
    .map(({ value }) => value);
}

/** By one member; what is equal in it stays in order. */
export function sortBy(list: readonly Plain[], member: string): Plain[] {
  const text = (value: Plain): string => (isRecord(value) ? JSON.stringify(value[member]) : '');
  return [...list].sort((left, right) => (text(left) < text(right) ? -1 : text(left) > text(right) ? 1 : 0));
}
