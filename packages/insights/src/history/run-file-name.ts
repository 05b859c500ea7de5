import { createHash } from 'node:crypto';

import type { Run } from '../model/run.ts';

/** A run's id as a part of a file name; one that had to be changed keeps its identity by a hash. */
function fileSafe(runId: string): string {
  const safe = runId.replaceAll(/[^\w.]+/g, '_').slice(0, 60);
  if (safe === runId) return safe;
  return `${safe}_${createHash('sha256').update(runId).digest('hex').slice(0, 8)}`;
}

/**
 * The name of a shard's file in a history: `<started>-<run>-<shard>.json`. Names sort by start, then run, then shard, and are
 * safe on every file system and in every bucket.
 */
export function runFileName({ startedAt, runId, shard }: Pick<Run, 'startedAt' | 'runId' | 'shard'>): string {
  const started = new Date(startedAt).toISOString().replaceAll(/[-:]/g, '');
  return `${started}-${fileSafe(runId)}-${String(shard).padStart(4, '0')}.json`;
}
