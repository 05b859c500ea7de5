/** An exact decimal: `d.ddd × 10^exponent`. Zero has no digits; others neither leading nor trailing zeros. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** Zero has one form only. */
const ZERO: Decimal = { negative: false, digits: '', exponent: 0 };

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Builds the one form a value has from its sign, its digits and the exponent of the first of them. */
function normalizeDecimal(negative: boolean, digits: string, exponent: number): Decimal {
  let start = 0;
  while (start < digits.length && digits.charCodeAt(start) === 48) start += 1;
  if (start === digits.length) return ZERO;
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end -= 1;
  return { negative, digits: digits.slice(start, end), exponent: exponent - start };
}

/** Reads a number as DynamoDB does (sign, point and exponent allowed; no spaces), or undefined. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  return normalizeDecimal(sign === '-', whole + fraction, whole.length - 1 + Number(power));
}

/** Prints a number as DynamoDB does: plainly, without an exponent. */
export function formatDecimal(decimal: Decimal): string {
  const { digits, exponent } = decimal;
  if (digits === '') return '0';
  const sign = decimal.negative ? '-' : '';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = exponent + 1;
  if (digits.length <= whole) return sign + digits.padEnd(whole, '0');
  return `${sign}${digits.slice(0, whole)}.${digits.slice(whole)}`;
}

/** Negative, zero or positive as one is less than, equal to or greater than two. */
export function compareDecimals(one: Decimal, two: Decimal): number {
  if (one.digits === '' || two.digits === '' || one.negative !== two.negative) return signOf(one) - signOf(two);
  const direction = one.negative ? -1 : 1;
  if (one.exponent !== two.exponent) return one.exponent < two.exponent ? -direction : direction;
  if (one.digits === two.digits) return 0;
  // Digits start at the same power of ten and end in no zeros, so that text order is numeric order.
  return one.digits < two.digits ? -direction : direction;
}

function signOf(decimal: Decimal): number {
  if (decimal.digits === '') return 0;
  return decimal.negative ? -1 : 1;
}

/** The exact sum. */
export function addDecimals(one: Decimal, two: Decimal): Decimal {
  if (one.digits === '') return two;
  if (two.digits === '') return one;
  const lowest = Math.min(lastPower(one), lastPower(two));
  const sum = scaled(one, lowest) + scaled(two, lowest);
  const digits = (sum < 0n ? -sum : sum).toString();
  return normalizeDecimal(sum < 0n, digits, digits.length - 1 + lowest);
}

/** The exact difference. */
export function subtractDecimals(one: Decimal, two: Decimal): Decimal {
  return addDecimals(one, two.digits === '' ? two : { ...two, negative: !two.negative });
}

function lastPower(decimal: Decimal): number {
  return decimal.exponent - decimal.digits.length + 1;
}

function scaled(decimal: Decimal, power: number): bigint {
  const value = BigInt(decimal.digits) * 10n ** BigInt(lastPower(decimal) - power);
  return decimal.negative ? -value : value;
}
