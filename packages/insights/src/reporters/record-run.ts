import { formatCtrf } from '../ctrf/format-ctrf.ts';
import { runFileName } from '../history/run-file-name.ts';
import type { Run } from '../model/run.ts';
import { openStore } from '../stores/open-store.ts';

/** Adds a run to a history. Answers why that could not be done: a history must never fail the tests it is about. */
export async function recordRun(run: Run, history: string, folder: string): Promise<string | undefined> {
  if (run.tests.length === 0) return undefined;
  try {
    const store = await openStore(history, { folder });
    try {
      await store.add(runFileName(run), formatCtrf(run));
    } finally {
      await store.close();
    }
    return undefined;
  } catch (error) {
    return `Skyrig: this run is missing from the history: ${error instanceof Error ? error.message : String(error)}`;
  }
}
