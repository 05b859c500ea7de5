import type { Properties } from '../../kernel/service.ts';

/** A property as text; undefined when it is not given. */
export function readText(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** A property as a number; templates may write numbers as text. */
export function readNumber(properties: Properties, name: string): number | undefined {
  const value = properties[name];
  return value === undefined || value === null ? undefined : Number(value);
}

/** A property that is JSON in the API and an object in templates. */
export function readJson(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A nested object property. */
export function readObject(properties: Properties, name: string): Properties | undefined {
  const value = properties[name];
  return isProperties(value) ? value : undefined;
}

/** A list of nested objects. */
export function readList(properties: Properties, name: string): readonly Properties[] {
  const value = properties[name];
  return Array.isArray(value) ? value.filter(isProperties) : [];
}

/** Tags as lists of `Key` and `Value`, the stack's tags first. */
export function readTags(
  properties: Properties,
  stackTags: Readonly<Record<string, string>>,
): { Key: string; Value: string }[] {
  const own = readList(properties, 'Tags').map(
    (tag) => [readText(tag, 'Key') ?? '', readText(tag, 'Value') ?? ''] as const,
  );
  return [...new Map([...Object.entries(stackTags), ...own])].map(([Key, Value]) => ({ Key, Value }));
}

/** Leaves out what is undefined. */
export function given<T extends Readonly<Record<string, unknown>>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
