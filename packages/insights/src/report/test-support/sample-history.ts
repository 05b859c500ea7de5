import { HistoryBuilder } from '../../history/history-builder.ts';
import type { History } from '../../model/history.ts';
import { createSyntheticHistory, type SyntheticOptions } from '../../synthetic/create-synthetic-history.ts';

/** A made-up history, in memory. */
export function createSampleHistory(options: SyntheticOptions): History {
  const builder = new HistoryBuilder();
  for (const run of createSyntheticHistory(options).runs()) builder.add(run);
  return builder.finish([]);
}
