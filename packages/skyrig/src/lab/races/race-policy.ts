import { skyrigError } from '@skyrig/cloud';
import { resourceName } from '../history/step-label.ts';
import { differingAttributes } from './differing-attributes.ts';
import type { RaceWarning } from './race-warning.ts';

/** A race that is meant to be, or does no harm. */
export interface AllowedRace {
  /** Name of the table or other resource, or a part of its ARN. */
  readonly resource: string;
  /** @defaultValue any attribute */
  readonly attribute?: string;
  /** A function's name, or a part of it. @defaultValue any function */
  readonly handler?: string;
  /** Why it may be: for the next reader. */
  readonly reason: string;
}

/** Throws `ERR_SKYRIG_ALLOWED_RACE` for one without a reason. */
export function assertAllowedRace(race: AllowedRace): void {
  if (race.reason.trim() === '' || race.resource === '') {
    throw skyrigError(
      'ALLOWED_RACE',
      `An allowed race names its resource and gives a reason; this one is ${JSON.stringify(race)}.`,
    );
  }
}

/** Whether a warning is about an allowed race. */
export function isAllowed(warning: RaceWarning, allowed: readonly AllowedRace[]): boolean {
  const attributes = differingAttributes(warning);
  return allowed.some(({ resource, attribute, handler }) => {
    const isThere = warning.resource.includes(resource) || resourceName(warning.resource) === resource;
    const isIts =
      handler === undefined || warning.victim.handler.includes(handler) || warning.other.handler.includes(handler);
    const isThat =
      attribute === undefined ||
      attributes?.every((name) => name === attribute || name.startsWith(`${attribute}.`)) === true;
    return isThere && isIts && isThat;
  });
}
