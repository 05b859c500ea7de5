import type { Random } from './random.ts';

const HEX = '0123456789abcdef';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Identifiers in AWS's shapes, from the cloud's seeded randomness. */
export interface Ids {
  /** A version-4 UUID. */
  uuid(): string;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** `length` of A-Z0-9, as in DynamoDB's request ids and CloudFormation's physical names. */
  alphanumeric(length: number): string;
  /** `length` of a-z0-9, as in API and function URL ids. */
  lowerAlphanumeric(length: number): string;
  /** `length` characters of base64's alphabet, as in SQS receipt handles. */
  base64(length: number): string;
}

/** Makes {@link Ids} from a source of randomness. */
export function createIds(random: Random): Ids {
  const pick = (alphabet: string, length: number): string => {
    // As many characters of one draw as its 32 bits hold.
    const size = alphabet.length;
    const perDraw = Math.floor(32 / Math.log2(size));
    let text = '';
    let word = 0;
    for (let index = 0; index < length; index++) {
      if (index % perDraw === 0) word = random.integer(size ** perDraw);
      text += alphabet.charAt(word % size);
      word = Math.floor(word / size);
    }
    return text;
  };
  const hex = (length: number): string => pick(HEX, length);
  const uuid = (): string => {
    const digits = hex(32);
    const variant = '89ab'.charAt(digits.charCodeAt(16) & 3);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
  };
  return {
    uuid,
    hex,
    alphanumeric: (length) => pick(ALPHANUMERIC, length),
    lowerAlphanumeric: (length) => pick(LOWER_ALPHANUMERIC, length),
    base64: (length) => pick(BASE64, length),
  };
}
