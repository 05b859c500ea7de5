/** Runs the corpus many times by the real runners and prints how well its flaky tests are found: see README.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { analyseFlakes } from '../src/flakes/analyse-flakes.ts';
import { loadHistory } from '../src/history/load-history.ts';
import { createFileStore } from '../src/stores/file-store.ts';
import { formatMeasure } from './format-measure.ts';
import { measure } from './measure.ts';
import { planRuns, runExperiment } from './run-experiment.ts';
import { runners } from './run-suite.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '60' }, history: { type: 'string' }, json: { type: 'boolean' } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 0) throw new Error(`--runs is ${values.runs}: give a whole number.`);
const folder = values.history ?? mkdtempSync(join(tmpdir(), 'skyrig-corpus-'));
const store = createFileStore(folder, `file:${folder}`);
// The runners in turn, so that a history that is cut off has as much of each.
const plans = runners.flatMap((runner) => planRuns(runner, runs)).toSorted((a, b) => a.number - b.number);
let done = 0;
await runExperiment(plans, store, Math.max(1, Math.floor(availableParallelism() / 2)), () => {
  done += 1;
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${plans.length} runs`);
});
if (process.stderr.isTTY) process.stderr.write('\r\x1B[K');
const history = await loadHistory(store);
const result = measure(history, analyseFlakes(history));
process.stdout.write(`${values.json === true ? JSON.stringify(result, undefined, 2) : formatMeasure(result)}\n`);
if (values.history === undefined) rmSync(folder, { recursive: true, force: true });
