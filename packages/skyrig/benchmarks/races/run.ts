import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureSubject, type Measurements } from './measure/measure-subject.ts';
import { replayFresh } from './measure/replay-fresh.ts';
import { formatResults } from './report/format-results.ts';
import { drawFinds } from './report/plot.ts';
import { comparisonsCsv, detectionsCsv, editsCsv, overheadsCsv, replaysCsv, trialsCsv } from './report/raw-data.ts';
import { readOptions } from './run-options.ts';
import { subjects } from './subjects.ts';

/*
 * Measures the lab on the subjects, and writes the figures as CSV, Markdown and a plot; see README.md:
 *   npm run bench:races -- [--short] [--trials 20] [--cap 1000] [--seconds 600] [--plain-trials 5] [--subjects PATTERN]
 *     [--strategies a,b] [--fresh 3] [--out DIR]
 */
const options = readOptions(process.argv.slice(2));
const chosen = subjects.filter(({ name }) => options.subjects.test(name));

const begin = performance.now();
const tell = (what: string): void => {
  process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(0).padStart(5)} s  ${what}\n`);
};

const measured: Measurements[] = [];
const broken: string[] = [];
for (const subject of chosen) {
  try {
    measured.push(await measureSubject(subject, options));
    tell(subject.name);
  } catch (error) {
    // The others are worth hours; the report names those that are missing.
    broken.push(subject.name);
    tell(`${subject.name} could not be measured`);
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}
const all: Measurements = {
  trials: measured.flatMap(({ trials }) => trials),
  replays: measured.flatMap(({ replays }) => replays),
  edited: measured.flatMap(({ edited }) => edited),
  detections: measured.flatMap(({ detections }) => detections),
  overheads: measured.flatMap(({ overheads }) => overheads),
};

mkdirSync(join(options.out, 'results'), { recursive: true });
const write = (name: string, content: string): void => writeFileSync(join(options.out, name), content);
write('results/trials.csv', trialsCsv(all.trials));
write('results/comparisons.csv', comparisonsCsv(all.trials, options.cap));
write('results/replays.csv', replaysCsv(all.replays));
write('results/edits.csv', editsCsv(all.edited));
write('results/detections.csv', detectionsCsv(all.detections));
write('results/overhead.csv', overheadsCsv(all.overheads));
write('results.svg', drawFinds(all.trials, options.cap));
// The token of each subject's first trial that found the bug.
const tokens = measured.flatMap(({ replays }) => replays.slice(0, 1));
const fresh: ReadonlySet<string>[] = [];
for (let round = 0; round < options.fresh && tokens.length > 0; round++) {
  try {
    fresh.push(await replayFresh(tokens));
  } catch (error) {
    broken.push('replays in new processes');
    tell(`replays in new processes could not be made: ${String(error)}`);
    break;
  }
}
write(
  'results.md',
  formatResults({ ...all, options, subjects: chosen.filter(({ name }) => !broken.includes(name)), fresh, broken }),
);
tell(`written to ${options.out}`);
if (broken.length > 0) process.exitCode = 1;
