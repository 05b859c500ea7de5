const MAX_LENGTH = 96;

/** 64 bits of FNV-1a as two 32-bit halves in base 36; names things, protects nothing. */
export function fingerprint(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ code, 0x01000197) >>> 0;
  }
  return low.toString(36) + high.toString(36);
}

/** Extends an identity by one part; long histories are folded into a fingerprint. */
export function childIdentity(parent: string, part: string): string {
  const identity = `${parent}>${part}`;
  return identity.length <= MAX_LENGTH ? identity : `~${fingerprint(parent)}>${part}`;
}

/** Tokens that SDKs make up at random for each call; they are no part of what the call is. */
const IDEMPOTENCY_TOKENS = new Set(['ClientRequestToken', 'ClientToken', 'IdempotencyToken', 'CreationToken']);

/** Where code lies on this machine, also in a template, which is JSON in JSON: there the quotes are escaped. */
const LOCAL_PATH = /SkyrigLocalPath(\\*)":\1".*?(?<!\\)\1"/g;

/**
 * What a request asks for, the same in every run and in every clone: addresses such as queue URLs without the cloud's own,
 * whose port varies, and code without the folder that it lies in.
 */
export function fingerprintOfInput(input: unknown, endpoint: string): string {
  const text = (formatMember(input, '', IDEMPOTENCY_TOKENS) ?? 'null').replaceAll(endpoint, '');
  return fingerprint(text.includes('SkyrigLocalPath') ? text.replaceAll(LOCAL_PATH, 'SkyrigLocalPath') : text);
}

/** JSON with sorted keys, bytes as lists of numbers: equal for equal inputs. */
export function canonicalJson(value: unknown): string {
  return formatMember(value, '') ?? 'null';
}

/** As `JSON.stringify` does it; every request is named, and a replacer that sorts takes three times as long. */
function formatMember(given: unknown, key: string, omitted?: ReadonlySet<string>): string | undefined {
  if (typeof given === 'string') return JSON.stringify(given);
  const value = hasToJson(given) ? given.toJSON(key) : given;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof Uint8Array) return `{"bytes":[${value.join(',')}]}`;
  if (Array.isArray(value))
    return `[${Array.from(value, (member: unknown, index) => formatMember(member, String(index)) ?? 'null').join(',')}]`;
  let text = '';
  for (const name of sortedNames(value)) {
    const member = omitted?.has(name) ? undefined : formatMember((value as Record<string, unknown>)[name], name);
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${member}`;
  }
  return `{${text}}`;
}

/** Names that are whole numbers come first and in their order, as in any object. */
function sortedNames(value: object): readonly string[] {
  const names = Object.keys(value).sort();
  return names.some((name) => /^\d/.test(name))
    ? Object.keys(Object.fromEntries(names.map((name) => [name, 0])))
    : names;
}

function hasToJson(value: unknown): value is { toJSON(key: string): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';
}
