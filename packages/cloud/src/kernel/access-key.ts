import { createHash } from 'node:crypto';
import type { Random } from './random.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Ends every key that a cloud gives out: keys made elsewhere (`AKIAIOSFODNN7EXAMPLE`) name no account here. */
const MARK = 'SKY';
const GIVEN_OUT = new RegExp(`^(?:AKIA|ASIA)[A-Z2-7]{13}${MARK}$`);

/**
 * A fresh access key id of an account. As in AWS's own, the account is in its first bits: sixteen base32 digits follow
 * the prefix; of the first 48 bits, the 40 after the very first are the account.
 * Source: https://medium.com/@TalBeerySec/a-short-note-on-aws-key-id-f88cc4317489
 */
export function createAccessKeyId(prefix: 'AKIA' | 'ASIA', account: string, random: Random): string {
  // 65 bits: 1 set, 40 of the account, 24 of chance.
  let bits = (1n << 64n) | (BigInt(account) << 24n) | BigInt(random.integer(2 ** 24));
  let digits = '';
  for (let index = 0; index < 13; index++) {
    digits = ALPHABET.charAt(Number(bits & 31n)) + digits;
    bits >>= 5n;
  }
  return prefix + digits + MARK;
}

/** The account of an access key id that a cloud gave out; undefined for every other one. */
export function findAccountOfAccessKey(accessKeyId: string): string | undefined {
  if (!GIVEN_OUT.test(accessKeyId)) return undefined;
  let bits = 0n;
  for (const digit of accessKeyId.slice(4, 17)) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(digit));
  return String((bits >> 24n) & ((1n << 40n) - 1n)).padStart(12, '0');
}

/** Of every access key that names no account. */
export const DEFAULT_ACCOUNT = '000000000000';

/** The account of an access key: the key itself where that is twelve digits, else what the cloud put into it, else `000000000000`. */
export function accountOfAccessKey(accessKeyId: string | undefined): string {
  if (accessKeyId === undefined) return DEFAULT_ACCOUNT;
  return /^\d{12}$/.test(accessKeyId) ? accessKeyId : (findAccountOfAccessKey(accessKeyId) ?? DEFAULT_ACCOUNT);
}

/** The secret that belongs to an access key: forty characters told from the id where a cloud gave it out, else `test`. */
export function secretOfAccessKey(accessKeyId: string): string {
  if (!GIVEN_OUT.test(accessKeyId)) return 'test';
  return createHash('sha256').update(`skyrig secret of ${accessKeyId}`).digest('base64').slice(0, 40);
}
