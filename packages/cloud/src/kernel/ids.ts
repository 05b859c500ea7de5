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
    let text = '';
    for (let index = 0; index < length; index++) text += alphabet.charAt(random.integer(alphabet.length));
    return text;
  };
  const hex = (length: number): string => pick(HEX, length);
  return {
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'.charAt(random.integer(4))}${hex(3)}-${hex(12)}`,
    hex,
    alphanumeric: (length) => pick(ALPHANUMERIC, length),
    lowerAlphanumeric: (length) => pick(LOWER_ALPHANUMERIC, length),
    base64: (length) => pick(BASE64, length),
  };
}
