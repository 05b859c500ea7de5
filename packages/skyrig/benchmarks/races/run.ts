import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTESTANTS } from './measure/contestants.ts';
import type { Detection } from './measure/detection.ts';
import { detect } from './measure/detection.ts';
import { firstFailure, type Trial } from './measure/first-failure.ts';
import { measureOverhead, type Overhead } from './measure/overhead.ts';
import { replayFresh } from './measure/replay-fresh.ts';
import { measureReplays, type Replays } from './measure/replays.ts';
import { openBench, type SubjectBench } from './measure/subject-bench.ts';
import { formatDetections } from './report/detection-tables.ts';
import { formatFinds } from './report/find-tables.ts';
import { describeMachine } from './report/machine.ts';
import { formatOverhead } from './report/overhead-table.ts';
import { drawFinds } from './report/plot.ts';
import { detectionsCsv, overheadsCsv, replaysCsv, trialsCsv } from './report/raw-data.ts';
import { formatReplays } from './report/replay-table.ts';
import { readOptions } from './run-options.ts';
import { subjects } from './subjects.ts';

/*
 * Measures the lab on the subjects, and writes the figures as CSV, Markdown and a plot; see README.md:
 *   npm run bench:races -- [--short] [--trials 20] [--cap 1000] [--subjects PATTERN] [--strategies a,b] [--fresh 3] [--out DIR]
 */
const options = readOptions(process.argv.slice(2));
const { trials, cap, walks, replays: replayCount, pairs } = options;
const chosen = subjects.filter(({ name }) => options.subjects.test(name));
const contestants = CONTESTANTS.filter((name) => options.strategies?.includes(name) ?? true);

const found: Trial[] = [];
const replays: Replays[] = [];
const detections: Detection[] = [];
const overheads: Overhead[] = [];

async function measureBuggy(bench: SubjectBench): Promise<void> {
  for (const contestant of contestants) {
    // The same every time: neither further trials nor many runs would tell more.
    const isRepeated = contestant === 'live' || contestant === 'natural';
    const ownTrials = isRepeated || contestant === 'directed' ? 1 : trials;
    for (let trial = 1; trial <= ownTrials; trial++) {
      const outcome = await firstFailure(bench, contestant, trial, isRepeated ? Math.min(cap, 20) : cap);
      found.push(outcome);
      if (contestant !== 'auto') continue;
      const measured = await measureReplays(bench, outcome, trial === 1 ? replayCount : 1);
      if (measured) replays.push(measured);
    }
  }
  overheads.push(await measureOverhead(bench, pairs));
}

const begin = performance.now();
for (const subject of chosen) {
  await using bench = await openBench(subject);
  if (subject.kind === 'buggy') await measureBuggy(bench);
  detections.push(...(await detect(bench, walks, subject.kind === 'buggy' ? 4 : 0)));
  process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(0).padStart(5)} s  ${subject.name}\n`);
}
// The token of each subject's first trial.
const tokens = replays.filter(({ subject, trial }) => replays.find((one) => one.subject === subject)?.trial === trial);
const fresh: ReadonlySet<string>[] = [];
for (let round = 0; round < options.fresh; round++) fresh.push(await replayFresh(tokens));

mkdirSync(join(options.out, 'results'), { recursive: true });
const write = (name: string, content: string): void => writeFileSync(join(options.out, name), content);
write('results/trials.csv', trialsCsv(found));
write('results/replays.csv', replaysCsv(replays));
write('results/detections.csv', detectionsCsv(detections));
write('results/overhead.csv', overheadsCsv(overheads));
write('results.svg', drawFinds(found, cap));
write(
  'results.md',
  [
    '# Races: what the lab finds\n\n![Share of races found against runs](results.svg)',
    `Measured with \`${options.command}\` on ${describeMachine()}. Made by \`run.ts\`; see README.md for what the subjects are. The raw figures are in \`results/\` as CSV.`,
    formatFinds(found, cap),
    ...(replays.length > 0 ? [formatReplays(replays, fresh)] : []),
    formatDetections(detections, chosen),
    ...(overheads.length > 0 ? [formatOverhead(overheads)] : []),
    '',
  ].join('\n\n'),
);
process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(0).padStart(5)} s  written to ${options.out}\n`);
