import type { AttributeValue } from './attribute-value.ts';
import { compareBytes, compareUtf8 } from './binary-text.ts';
import { compareNumbers } from './number-value.ts';

/** Orders two strings, two numbers or two binaries; undefined where the types differ or have no order. */
export function compareScalars(one: AttributeValue, two: AttributeValue): number | undefined {
  if (one.S !== undefined) return two.S === undefined ? undefined : compareUtf8(one.S, two.S);
  if (one.N !== undefined) return two.N === undefined ? undefined : compareNumbers(one.N, two.N);
  if (one.B !== undefined) return two.B === undefined ? undefined : compareBytes(one.B, two.B);
  return undefined;
}

/** Whether two canonical values are the same, at any depth. */
export function valuesEqual(one: AttributeValue, two: AttributeValue): boolean {
  if (one === two) return true;
  if (one.S !== undefined) return one.S === two.S;
  if (one.N !== undefined) return one.N === two.N;
  if (one.BOOL !== undefined) return one.BOOL === two.BOOL;
  if (one.NULL !== undefined) return two.NULL !== undefined;
  if (one.B !== undefined) return two.B !== undefined && compareBytes(one.B, two.B) === 0;
  if (one.L !== undefined) return two.L !== undefined && listsEqual(one.L, two.L, valuesEqual);
  if (one.M !== undefined) return two.M !== undefined && mapsEqual(one.M, two.M);
  if (one.SS !== undefined) return two.SS !== undefined && listsEqual(one.SS, two.SS, Object.is);
  if (one.NS !== undefined) return two.NS !== undefined && listsEqual(one.NS, two.NS, Object.is);
  if (one.BS !== undefined) {
    return two.BS !== undefined && listsEqual(one.BS, two.BS, (left, right) => compareBytes(left, right) === 0);
  }
  return false;
}

function listsEqual<T>(one: readonly T[], two: readonly T[], equal: (left: T, right: T) => boolean): boolean {
  if (one.length !== two.length) return false;
  return one.every((left, index) => {
    const right = two[index];
    return right !== undefined && equal(left, right);
  });
}

function mapsEqual(
  one: Readonly<Record<string, AttributeValue>>,
  two: Readonly<Record<string, AttributeValue>>,
): boolean {
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(two).length) return false;
  return keys.every((key) => {
    const left = one[key];
    const right = Object.hasOwn(two, key) ? two[key] : undefined;
    return left !== undefined && right !== undefined && valuesEqual(left, right);
  });
}
