import { invalidParameter } from '../errors.ts';
import type { LogLine } from '../../ports.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_SPAN_MS, MAX_FUTURE_MS, MAX_PAST_MS } from '../limits.ts';
import type { LogGroup } from '../state.ts';
import { bytesOf } from './put-stream.ts';
import { oldestKept } from './retention.ts';

/** What of a batch was left out, by index; the ends are exclusive. */
export interface Rejected {
  tooNewLogEventStartIndex?: number;
  tooOldLogEventEndIndex?: number;
  expiredLogEventEndIndex?: number;
}

/** Throws at a batch that is refused as a whole. */
export function assertBatch(lines: readonly LogLine[]): void {
  let bytes = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (const { timestamp, message } of lines) {
    if (timestamp < previous)
      throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
    previous = timestamp;
    bytes += bytesOf(message);
  }
  if (bytes > MAX_BATCH_BYTES)
    throw invalidParameter(`Upload too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`);
  if (previous - (lines[0]?.timestamp ?? previous) > MAX_BATCH_SPAN_MS) {
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
}

/** Parts what is taken from what is too old, past the retention, or too new. */
export function splitBatch(
  lines: readonly LogLine[],
  group: LogGroup,
  now: number,
): { readonly accepted: readonly LogLine[]; readonly rejected: Rejected | undefined } {
  const countBelow = (limit: number): number => lines.filter(({ timestamp }) => timestamp < limit).length;
  const tooOld = countBelow(now - MAX_PAST_MS);
  const expired = countBelow(oldestKept(group, now) ?? Number.NEGATIVE_INFINITY);
  const tooNew = countBelow(now + MAX_FUTURE_MS + 1);
  const rejected: Rejected = {
    ...(tooNew < lines.length && { tooNewLogEventStartIndex: tooNew }),
    ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(expired > 0 && { expiredLogEventEndIndex: expired }),
  };
  return {
    accepted: lines.slice(Math.max(tooOld, expired), tooNew),
    rejected: Object.keys(rejected).length > 0 ? rejected : undefined,
  };
}
