import { parseCtrf } from '../ctrf/parse-ctrf.ts';
import type { SkippedFile } from '../model/history.ts';
import type { HistoryStore } from '../model/store.ts';

/** What became of the files of a store that was merged into another. */
export interface MergeOutcome {
  readonly added: readonly string[];
  /** Already there, with the same content. */
  readonly present: readonly string[];
  /** No files of a history, or in conflict with one that is there: left where they are. */
  readonly skipped: readonly SkippedFile[];
}

/** Adds every file of one store to another one. Nothing is replaced or deleted; doing it again changes nothing. */
export async function mergeStores(from: HistoryStore, into: HistoryStore): Promise<MergeOutcome> {
  const known = new Set(await into.list());
  const added: string[] = [];
  const present: string[] = [];
  const skipped: SkippedFile[] = [];
  for (const name of await from.list()) {
    try {
      const content = await from.read(name);
      parseCtrf(content);
      await into.add(name, content);
      (known.has(name) ? present : added).push(name);
    } catch (error) {
      if (!isFlaw(error)) throw error;
      skipped.push({ name, reason: error.message });
    }
  }
  return { added, present, skipped };
}

/** What is wrong with one file, as opposed to a store that cannot be reached. */
function isFlaw(error: unknown): error is Error {
  const { code } = error as { code?: unknown };
  return code === 'ERR_SKYRIG_RESULTS_FILE' || code === 'ERR_SKYRIG_STORE_CONFLICT' || code === 'ERR_SKYRIG_STORE_NAME';
}
