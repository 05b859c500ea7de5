import { wallClockFirings } from './cron.ts';
import { nextBeat } from './rate.ts';
import { findTimeZone } from './time-zone.ts';
import type { TimeZone } from './time-zone.ts';
import type { ScheduleExpression } from './parse-schedule-expression.ts';

/** Bounds and zone of a schedule. */
export interface FiringOptions {
  /**
   * IANA zone in which `cron` and `at` are read.
   * @defaultValue `UTC`
   */
  readonly timeZone?: string;
  /**
   * Nothing fires before this instant; `rate` counts from it.
   * @defaultValue no bound; `rate` counts from the Unix epoch
   */
  readonly startMs?: number;
  /**
   * Nothing fires after this instant.
   * @defaultValue no bound
   */
  readonly endMs?: number;
}

/** How many wall-clock times in a row may be skipped or repeated by a change of offset before we give up. */
const MAX_SKIPPED = 3 * 24 * 60;

/**
 * The first instant strictly after `afterMs` at which the expression fires; undefined when it never does again.
 *
 * AWS: a wall-clock time that daylight saving skips does not fire, one that it repeats fires only the first time,
 * and a `rate` in days counts 24 hours. Source: EventBridge Scheduler user guide, "Schedule types".
 *
 * @throws RangeError when the zone is unknown; check with {@link findTimeZone} first
 */
export function nextFiring(
  expression: ScheduleExpression,
  afterMs: number,
  options: FiringOptions = {},
): number | undefined {
  const { startMs, endMs = Number.POSITIVE_INFINITY, timeZone = 'UTC' } = options;
  const zone = findTimeZone(timeZone);
  if (zone === undefined) throw new RangeError(`unknown time zone ${JSON.stringify(timeZone)}`);
  const from = startMs === undefined ? afterMs : Math.max(afterMs, startMs - 1);
  const next = findNext(expression, from, startMs ?? 0, zone);
  return next === undefined || next > endMs ? undefined : next;
}

function findNext(
  expression: ScheduleExpression,
  afterMs: number,
  anchorMs: number,
  zone: TimeZone,
): number | undefined {
  switch (expression.kind) {
    case 'rate':
      return nextBeat(expression, anchorMs, afterMs);
    case 'at': {
      const instant = zone.instantOf(expression.wallMs);
      return instant !== undefined && instant > afterMs ? instant : undefined;
    }
    case 'cron': {
      let skipped = 0;
      for (const wallMs of wallClockFirings(expression, zone.wallClockAt(afterMs) - 1)) {
        const instant = zone.instantOf(wallMs);
        if (instant !== undefined && instant > afterMs) return instant;
        skipped += 1;
        if (skipped > MAX_SKIPPED) return undefined;
      }
      return undefined;
    }
  }
}
