import { parseCtrf } from '../ctrf/parse-ctrf.ts';
import type { History, SkippedFile } from '../model/history.ts';
import type { HistoryStore } from '../model/store.ts';
import { HistoryBuilder } from './history-builder.ts';

/** Files that are read at the same time: enough to hide a network, few enough to keep memory small. */
const AHEAD = 8;

/** Starts reading a few files ahead, and gives them in order. */
async function* readInOrder(store: HistoryStore, names: readonly string[]): AsyncGenerator<readonly [string, string]> {
  const reading: Promise<string>[] = [];
  const start = (name: string | undefined): void => {
    if (name === undefined) return;
    const text = store.read(name);
    // A failure is reported when it is this file's turn, and must not end the process before.
    text.catch(() => undefined);
    reading.push(text);
  };
  for (const name of names.slice(0, AHEAD)) start(name);
  for (const [index, name] of names.entries()) {
    const text = await reading.shift();
    start(names[index + AHEAD]);
    yield [name, text ?? ''];
  }
}

/**
 * Reads every file of a history into columns. Shards of a run are merged; a file that is cut off, or something else, is named
 * in `skipped` with the reason, and left where it is. Throws when the store cannot be read.
 */
export async function loadHistory(store: HistoryStore): Promise<History> {
  const builder = new HistoryBuilder();
  const skipped: SkippedFile[] = [];
  for await (const [name, text] of readInOrder(store, await store.list())) {
    let run;
    try {
      run = parseCtrf(text);
    } catch (error) {
      skipped.push({ name, reason: (error as Error).message });
      continue;
    }
    builder.add(run);
  }
  return builder.finish(skipped);
}
