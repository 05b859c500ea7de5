import { isRecord, type Plain } from './plain.ts';
import type { Difference } from './compare-outcomes.ts';

/** Where DynamoDB Local is not what the service is, and we follow the service. */
export interface KnownDifference {
  readonly what: string;
  readonly example: string;
  /** The documentation or recorded answer of the service that says so. */
  readonly source: string;
  readonly explains: (difference: Difference) => boolean;
}

export const DYNALITE: string = "dynalite's tests, recorded against the service";

export function messageOf(value: Plain | undefined): string {
  if (typeof value === 'string') return value;
  return isRecord(value) && typeof value['message'] === 'string' ? value['message'] : '';
}

/** Everything up to a list in brackets, and the list in order. */
export function sortedNames(value: Plain | undefined): string | undefined {
  const [, before, list] = /^(.* index \w+ does not project [^[]*)\[(.*)\]$/.exec(messageOf(value)) ?? [];
  return list === undefined ? undefined : `${before}${list.split(', ').sort().join(', ')}`;
}

export const worded =
  (theirs: RegExp, ours: RegExp) =>
  (difference: Difference): boolean =>
    theirs.test(messageOf(difference.theirs)) && ours.test(messageOf(difference.ours));

export const oneOf =
  (...rules: ((difference: Difference) => boolean)[]) =>
  (difference: Difference): boolean =>
    rules.some((rule) => rule(difference));

/** Exactly: all digits, and the place of the point. */
export function sameNumber(left: string, right: string): boolean {
  const parse = (text: string): string => {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] =
      /^(-?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
    const digits = (whole + fraction).replace(/^0+/, '');
    const kept = digits.replace(/0+$/, '');
    return kept === '' ? '0' : `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
  };
  return parse(left) === parse(right);
}
