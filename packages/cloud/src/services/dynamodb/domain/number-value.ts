import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  parseDecimal,
  subtractDecimals,
  type Decimal,
} from './decimal.ts';
import { MAX_NUMBER_DIGITS } from './limits.ts';
import { validationError } from './validation-error.ts';

const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,17})$/;

/**
 * A number in the one form in which DynamoDB stores and returns it.
 * Throws `ValidationException` for what is not a number, has more than 38 digits or lies outside ±1E-130 … ±9.99E+125.
 */
export function normalizeNumber(text: string): string {
  if (PLAIN_INTEGER.test(text)) return text;
  return formatDecimal(assertStorable(readNumber(text)));
}

/** Reads a number or throws `ValidationException`. */
function readNumber(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal) return decimal;
  const suffix = text === '' ? '' : `: ${text}`;
  throw validationError(`The parameter cannot be converted to a numeric value${suffix}`);
}

/** Throws `ValidationException` where DynamoDB cannot store the number. */
function assertStorable(decimal: Decimal): Decimal {
  // AWS: the magnitude is checked before the digits. Source: dynalite's tests, recorded against the real service.
  if (decimal.exponent > 125) {
    throw validationError('Number overflow. Attempting to store a number with magnitude larger than supported range');
  }
  if (decimal.exponent < -130) {
    throw validationError('Number underflow. Attempting to store a number with magnitude smaller than supported range');
  }
  if (decimal.digits.length > MAX_NUMBER_DIGITS) {
    throw validationError('Attempting to store more than 38 significant digits in a Number');
  }
  return decimal;
}

/** Adds two stored numbers. */
export function addNumbers(one: string, two: string): string {
  return formatDecimal(assertStorable(addDecimals(readNumber(one), readNumber(two))));
}

/** Subtracts the second stored number from the first. */
export function subtractNumbers(one: string, two: string): string {
  return formatDecimal(assertStorable(subtractDecimals(readNumber(one), readNumber(two))));
}

/** Orders two stored numbers by value. */
export function compareNumbers(one: string, two: string): number {
  if (one === two) return 0;
  // Up to 15 significant digits a double orders decimals exactly.
  if (one.length <= 15 && two.length <= 15) return Number(one) - Number(two);
  return compareDecimals(readNumber(one), readNumber(two));
}
