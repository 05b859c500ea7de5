/**
 * Reads a history of 1,000 tests × 500 runs and prints how long that took and how much memory it needed; exits with 1 when it
 * is over budget. Run it with `npx tsx --conditions=@skyrig/source packages/insights/scripts/measure-load.ts [ADDRESS]`;
 * without an address it makes up a history in a temporary folder first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { formatCtrf } from '../src/ctrf/format-ctrf.ts';
import { loadHistory } from '../src/history/load-history.ts';
import { runFileName } from '../src/history/run-file-name.ts';
import { openStore } from '../src/stores/open-store.ts';
import { createSyntheticHistory } from '../src/synthetic/create-synthetic-history.ts';

const BUDGET_MS = 3000;
const BUDGET_MB = 500;

async function makeUp(folder: string): Promise<void> {
  const store = await openStore(`file:${folder}`);
  for (const run of createSyntheticHistory().runs()) await store.add(runFileName(run), formatCtrf(run));
}

const [, , address] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'skyrig-history-'));
try {
  if (address === undefined) await makeUp(folder);
  const store = await openStore(address ?? `file:${folder}`);
  const start = performance.now();
  const history = await loadHistory(store);
  const tookMs = Math.round(performance.now() - start);
  await store.close();
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${history.runs.length} runs, ${history.tests.length} tests, ${history.resultCount} results: ${tookMs} ms, ${peakMb} MB at most (budget ${BUDGET_MS} ms, ${BUDGET_MB} MB)`,
  );
  if (tookMs > BUDGET_MS || peakMb > BUDGET_MB) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
