import { batchesOf } from '../batches.ts';
import { dateIn } from '../calendar.ts';
import { enqueue, MAX_BATCH_ENTRIES } from '../enqueue.ts';
import { log } from '../log.ts';
import type { ScheduleRow } from '../rows.ts';
import { claimRow, pendingPages, releaseRow } from '../schedules.ts';
import { positiveSetting, setting } from '../settings.ts';

export interface ScanReport {
  readonly dueDate: string;
  readonly pages: number;
  readonly queued: number;
}

/** Queues every row that is due today and has not been queued. Any number of scans may run at the same time. */
export async function handler(): Promise<ScanReport> {
  const dueDate = dateIn(setting('TIME_ZONE'), new Date());
  const failures: string[] = [];
  let pages = 0;
  let queued = 0;
  for await (const page of pendingPages(dueDate, positiveSetting('PAGE_SIZE'))) {
    pages += 1;
    for (const rows of batchesOf(page, MAX_BATCH_ENTRIES)) {
      const outcome = await queueRows(rows);
      queued += outcome.queued;
      failures.push(...outcome.failures);
    }
  }
  log('scanned', { dueDate, pages, queued, failed: failures.length });
  // Failing makes Lambda run the scan again: what is PENDING then is taken up.
  if (failures.length > 0)
    throw new Error(`${failures.length} rows due ${dueDate} were not queued: ${failures.join('; ')}`);
  return { dueDate, pages, queued };
}

async function queueRows(
  rows: readonly ScheduleRow[],
): Promise<{ readonly queued: number; readonly failures: string[] }> {
  const claims = await Promise.allSettled(rows.map(({ id }) => claimRow(id)));
  const failures = claims.flatMap((claim, position) =>
    claim.status === 'rejected' ? [`${rows[position]?.id}: ${String(claim.reason)}`] : [],
  );
  const claimed = claims.flatMap((claim) => (claim.status === 'fulfilled' && claim.value ? [claim.value] : []));
  if (claimed.length === 0) return { queued: 0, failures };
  const unsent = await enqueue(claimed);
  await Promise.all(unsent.map(({ id }) => releaseRow(id)));
  failures.push(...unsent.map(({ id }) => `${id}: its message was refused`));
  return { queued: claimed.length - unsent.length, failures };
}
