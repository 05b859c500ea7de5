import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fingerprint, skyrigError } from '@skyrig/cloud';
import type { Deviation } from './deviations.ts';

/** What a replay token names: the test it belongs to and the way its schedule leaves the default order. */
export interface ReplayToken {
  /** Fingerprint of the exploration's name: a token replays only the exploration that it came from. */
  readonly of: string;
  readonly deviations: readonly Deviation[];
}

const VERSION = 'v1';
const MAX_BYTES = 1_000_000;

/** Fingerprint of an exploration's name, as tokens carry it. */
export function tokenOwner(name: string): string {
  return fingerprint(name);
}

/** A token as text: `v1.…`, made of letters, digits, `-`, `_` and `.` alone. */
export function formatToken({ of, deviations }: ReplayToken): string {
  const plain = JSON.stringify([
    of,
    ...deviations.map(({ usual, chosen, usualKind, chosenKind }) => [usual, chosen, usualKind, chosenKind]),
  ]);
  return `${VERSION}.${deflateRawSync(plain, { level: 9 }).toString('base64url')}`;
}

/** Reads a token; throws `ERR_SKYRIG_REPLAY_TOKEN` for anything else. */
export function parseToken(text: string): ReplayToken {
  const [version, body = '', ...rest] = text.trim().split('.');
  if (version !== VERSION || rest.length > 0) throw damaged(text, `it does not begin with ${VERSION}.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(inflateRawSync(Buffer.from(body, 'base64url'), { maxOutputLength: MAX_BYTES }).toString());
  } catch {
    throw damaged(text, 'it is cut off or was changed');
  }
  const [of, ...rows] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  if (typeof of !== 'string' || !rows.every(isRow)) throw damaged(text, 'it holds something else');
  return {
    of,
    deviations: rows.map(([usual, chosen, usualKind, chosenKind]) => ({ usual, chosen, usualKind, chosenKind })),
  };
}

function isRow(value: unknown): value is readonly [string, string, string, string] {
  return Array.isArray(value) && value.length === 4 && value.every((part) => typeof part === 'string');
}

function damaged(text: string, why: string): Error {
  return skyrigError(
    'REPLAY_TOKEN',
    `${JSON.stringify(text.slice(0, 60))} is no replay token: ${why}. Copy the whole value of SKYRIG_REPLAY from the failure's report.`,
  );
}
