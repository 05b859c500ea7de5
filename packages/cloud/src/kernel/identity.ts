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

/** What a request asks for, the same in every run: addresses such as queue URLs without the cloud's own, whose port varies. */
export function fingerprintOfInput(input: unknown, endpoint: string): string {
  const isObject = typeof input === 'object' && input !== null;
  const asked = isObject
    ? Object.fromEntries(Object.entries(input).filter(([name]) => !IDEMPOTENCY_TOKENS.has(name)))
    : input;
  return fingerprint(canonicalJson(asked ?? null).replaceAll(endpoint, ''));
}

/** JSON with sorted keys, bytes as lists of numbers: equal for equal inputs. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (member instanceof Uint8Array) return { bytes: [...member] };
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
