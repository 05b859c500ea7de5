import type { AttributeValue } from '../domain/attribute-value.ts';
import { parseDecimal } from '../domain/decimal.ts';

const EXPONENT_BIAS = 500;
const EXPONENT_DIGITS = 3;

/**
 * A key value as text whose UTF-16 order is DynamoDB's order of the values: numbers by value, strings by
 * UTF-8 bytes, binaries unsigned. It holds neither U+0000 nor a prefix of another value's text that would
 * sort wrongly when U+0000 follows, so that texts can be joined.
 */
export function sortText(value: AttributeValue): string {
  if (value.S !== undefined) return stringText(value.S);
  if (value.N !== undefined) return numberText(value.N);
  if (value.B !== undefined) return escaped(String.fromCharCode(...value.B));
  throw new TypeError('A key value must be a string, a number or a binary; validate keys first.');
}

const CONTROL = /[\0\x01]/;
const HIGH = /[\ud800-\uffff]/;

function stringText(text: string): string {
  return escaped(HIGH.test(text) ? inUtf8Order(text) : text);
}

/** Keeps U+0000 free as the separator, and the order as it is. */
function escaped(text: string): string {
  return CONTROL.test(text) ? text.replace(/[\0\x01]/g, (char) => (char === '\0' ? '\x01\x01' : '\x01\x02')) : text;
}

/** UTF-16 sorts surrogates below U+E000, UTF-8 above U+FFFF: the two ranges change places. */
function inUtf8Order(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800) result += text.charAt(index);
    else result += String.fromCharCode(unit >= 0xe000 ? unit - 0x800 : unit + 0x2000);
  }
  return result;
}

/** Sign, then exponent, then digits; both reversed for negative numbers. */
function numberText(text: string): string {
  const decimal = parseDecimal(text);
  if (!decimal) throw new TypeError(`A key is no number: ${text}; validate keys first.`);
  const { negative, digits, exponent } = decimal;
  if (digits === '') return '1';
  const power = String(exponent + EXPONENT_BIAS).padStart(EXPONENT_DIGITS, '0');
  if (!negative) return `2${power}${digits}`;
  // `~` ends the complement: fewer digits are a smaller magnitude, that is, a greater number.
  return `0${complement(power)}${complement(digits)}~`;
}

function complement(digits: string): string {
  let result = '';
  for (let index = 0; index < digits.length; index += 1) result += String.fromCharCode(105 - digits.charCodeAt(index));
  return result;
}
