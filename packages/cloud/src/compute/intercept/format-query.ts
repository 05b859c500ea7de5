const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The query of an SDK's request, as its clients hold it. */
export type SdkQuery = Readonly<Record<string, string | readonly string[] | null>>;

/** Writes a query as the SDK does: encoded, without a leading question mark. */
export function formatQuery(query: SdkQuery | undefined): string {
  if (query === undefined) return '';
  const parts: string[] = [];
  for (const name in query) {
    const value = query[name];
    if (value === null || value === undefined) parts.push(encode(name));
    else for (const one of typeof value === 'string' ? [value] : value) parts.push(`${encode(name)}=${encode(one)}`);
  }
  return parts.join('&');
}
