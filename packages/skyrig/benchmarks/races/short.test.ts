import { expect, test } from 'vitest';
import { CONTESTANTS } from './measure/contestants.ts';
import { detect } from './measure/detection.ts';
import { firstFailure } from './measure/first-failure.ts';
import { measureReplays } from './measure/replays.ts';
import { openBench } from './measure/subject-bench.ts';
import { formatFinds } from './report/find-tables.ts';
import { drawFinds } from './report/plot.ts';
import { trialsCsv } from './report/raw-data.ts';
import { subjects } from './subjects.ts';

const TIMEOUT_MS = 60_000;

/** One of each class, and the hard ones. */
const FEW = [
  'batch-restart',
  'bluetooth-driver',
  'depth-chain',
  'fan-in',
  'long-fork',
  'pet-images',
  'reorder-10',
  'stale-read',
  'twostage',
  'uneven',
  'watermark',
  'write-skew',
];

const few = subjects.filter(({ name }) => FEW.includes(name));
const fixed = subjects.filter(({ kind }) => kind === 'fixed');

test.each(few)(
  '$name is found by auto, and its minimal schedule replays',
  async (subject) => {
    await using bench = await openBench(subject);
    for (const seed of [1, 2]) {
      const trial = await firstFailure(bench, 'auto', seed, 60);
      expect(trial).toMatchObject({ isFound: true, isExhausted: false });
      expect(await measureReplays(bench, trial, 3)).toMatchObject({ replays: 3, same: 3 });
    }
  },
  TIMEOUT_MS,
);

test.each(fixed)(
  '$name has no warning in the natural order',
  async (subject) => {
    await using bench = await openBench(subject);
    expect(await detect(bench, 0, 0)).toEqual([
      { subject: subject.name, seed: 0, isPassed: true, warnings: [], confirmed: undefined },
    ]);
  },
  TIMEOUT_MS,
);

test(
  'every strategy has its line in the table, the plot and the raw data',
  async () => {
    const [subject] = subjects.filter(({ name }) => name === 'due-date-writer');
    if (!subject) expect.fail('due-date-writer is gone');
    await using bench = await openBench(subject);
    const trials = [];
    for (const contestant of CONTESTANTS) trials.push(await firstFailure(bench, contestant, 1, 60));
    expect(trials.filter(({ isFound }) => isFound)).toHaveLength(CONTESTANTS.length);
    const table = formatFinds(trials, 60);
    const plot = drawFinds(trials, 60);
    const raw = trialsCsv(trials);
    for (const contestant of CONTESTANTS) {
      expect(table).toContain(`\n| ${contestant} | 1 | 0 | 0 |`);
      expect(plot).toContain(`>${contestant} 100 %</text>`);
      expect(raw).toContain(`\ndue-date-writer,${contestant},1,true,`);
    }
  },
  TIMEOUT_MS,
);
