import { expiredIdentityToken, invalidIdentityToken } from '../errors.ts';

/** What an OpenID Connect token says; its signature is not checked. */
export interface Claims {
  readonly subject: string;
  readonly audience: string;
  /** The issuer without its scheme, e.g. `accounts.google.com`. */
  readonly provider: string;
}

const MALFORMED = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';

/** Reads an identity token; throws unless it is a JWT of this time. */
export function readIdentityToken(token: string, nowMs: number): Claims {
  const parts = token.split('.');
  const { sub, aud, iss, exp } = parts.length === 3 ? readPart(parts[1] ?? '') : {};
  if (typeof iss !== 'string' || typeof sub !== 'string') throw invalidIdentityToken(MALFORMED);
  const audience: unknown = Array.isArray(aud) ? aud[0] : aud;
  if (typeof audience !== 'string') throw invalidIdentityToken('Missing a required claim: aud');
  if (typeof exp !== 'number') throw invalidIdentityToken('Missing a required claim: exp');
  const now = Math.floor(nowMs / 1000);
  if (exp <= now) throw expiredIdentityToken(now, exp);
  return { subject: sub, audience, provider: iss.replace(/^https:\/\//, '') };
}

function readPart(part: string): Record<string, unknown> {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
