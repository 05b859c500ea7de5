const PART = /([^=]+)=("(?:[^"\\]|\\.)*"|[^,]*)(?:,|$)/gy;

/** The names and values of a key as the trace has it: `id="row-1",at=5`. Undefined where it is no item's key. */
export function parseItemKey(text: string): ReadonlyMap<string, unknown> | undefined {
  const parts = new Map<string, unknown>();
  for (const [, name, value] of text.matchAll(PART)) {
    if (name === undefined || value === undefined) return undefined;
    try {
      parts.set(name, JSON.parse(value));
    } catch {
      return undefined;
    }
  }
  return parts.size > 0 ? parts : undefined;
}

/** An item's key as the trace would have it, by the names of another key of the same table. */
export function itemKeyOf(item: Readonly<Record<string, unknown>>, names: Iterable<string>): string {
  return [...names].map((name) => `${name}=${JSON.stringify(item[name])}`).join(',');
}
