import { expect, test } from 'vitest';
import { CONTESTANTS } from './measure/contestants.ts';
import { detect } from './measure/detection.ts';
import { measureEditedReplays } from './edits/edited-replays.ts';
import { EDITS } from './edits/edits.ts';
import { AblatedDirected } from './measure/ablated-directed.ts';
import { firstFailure, type Trial } from './measure/first-failure.ts';
import { measureTrials } from './measure/measure-trials.ts';
import { directedOrders } from './measure/orders.ts';
import { measureReplays } from './measure/replays.ts';
import { openBench } from './measure/subject-bench.ts';
import { formatFinds } from './report/find-tables.ts';
import { drawFinds } from './report/plot.ts';
import { trialsCsv } from './report/raw-data.ts';
import type { Subject } from './subject.ts';
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
// What was held out is there to be measured, warnings included.
const fixed = subjects.filter(({ kind, isHeldOut }) => kind === 'fixed' && isHeldOut !== true);

const LIMITS = { cap: 60, seconds: 60 };

function subjectOf(name: string): Subject {
  return subjects.find((subject) => subject.name === name) ?? expect.fail(`${name} is gone`);
}

test.each(few)(
  '$name is found by auto, and its minimal schedule replays',
  async (subject) => {
    await using bench = await openBench(subject);
    for (const seed of [1, 2]) {
      const trial = await firstFailure(bench, 'auto', seed, LIMITS);
      expect(trial.ending).toBe('found');
      expect(await measureReplays(bench, trial, 3)).toMatchObject({ replays: 3, same: 3 });
    }
  },
  TIMEOUT_MS,
);

test.each(fixed)(
  '$name has no warning in the natural order',
  async (subject) => {
    await using bench = await openBench(subject);
    expect(await detect(bench, 0)).toEqual([
      { subject: subject.name, seed: 0, isPassed: true, warnings: [], confirmed: 0 },
    ]);
  },
  TIMEOUT_MS,
);

test(
  'every strategy has its line in the table, the plot and the raw data',
  async () => {
    await using bench = await openBench(subjectOf('stale-read'));
    const plan = { ...LIMITS, trials: 1, plainTrials: 0 };
    const trials: Trial[] = [];
    for (const contestant of CONTESTANTS) trials.push(...(await measureTrials(bench, contestant, plan)));
    expect(trials.map(({ ending }) => ending)).toEqual(CONTESTANTS.map(() => 'found'));
    const table = formatFinds(trials, LIMITS.cap);
    const plot = drawFinds(trials, LIMITS.cap);
    const raw = trialsCsv(trials);
    for (const contestant of CONTESTANTS) {
      expect(table).toContain(`\n| ${contestant} | 1 | 0 | 0 |`);
      expect(plot).toContain(`>${contestant} 100 %</text>`);
      expect(raw).toContain(`\nstale-read,${contestant},1,true,`);
    }
  },
  TIMEOUT_MS,
);

test(
  'what has no seed has one trial, and what plain runs do not find is given up',
  async () => {
    await using bench = await openBench(subjectOf('pet-images'));
    const plan = { ...LIMITS, cap: 5, trials: 4, plainTrials: 2 };
    expect(await measureTrials(bench, 'natural', plan)).toMatchObject([{ ending: 'nothing left', runs: 1 }]);
    expect(await measureTrials(bench, 'directed', plan)).toMatchObject([{ ending: 'found', runs: 2 }]);
    expect(await measureTrials(bench, 'live', plan)).toMatchObject([{ ending: 'run cap' }, { ending: 'run cap' }]);
    expect(await measureTrials(bench, 'delay', plan)).toHaveLength(4);
    expect(await firstFailure(bench, 'live', 1, { cap: 1_000_000, seconds: 0 })).toMatchObject({ ending: 'time cap' });
  },
  TIMEOUT_MS,
);

const labelsOf = ({ failure }: Trial): readonly string[] | undefined =>
  failure?.decisions.map(({ chosen }) => chosen.label);

test.each(['bluetooth-driver', 'long-fork', 'depth-chain'])(
  'the ablated strategy with all its parts goes the way of the real one on %s',
  async (name) => {
    await using bench = await openBench(subjectOf(name));
    const whole = directedOrders(new AblatedDirected({ isScored: true, skipsKnown: true }));
    const real = await firstFailure(bench, 'directed', 1, LIMITS);
    const ablated = await firstFailure(bench, 'directed', 1, LIMITS, whole);
    expect([ablated.ending, ablated.runs]).toEqual([real.ending, real.runs]);
    expect(labelsOf(ablated)).toEqual(labelsOf(real));
    expect(real.runs).toBeGreaterThan(2);
  },
  TIMEOUT_MS,
);

test(
  'a schedule is replayed by identity and by index, as the subject is and after each edit',
  async () => {
    await using bench = await openBench(subjectOf('lazy01'));
    const trial = await firstFailure(bench, 'auto', 1, LIMITS);
    const replays = await measureReplays(bench, trial, 1);
    const edited = await measureEditedReplays(bench, replays ? [replays] : []);
    expect(edited.map(({ edit }) => edit)).toEqual([undefined, ...EDITS.map(({ name }) => name)]);
    expect(edited[0]).toMatchObject({ isSameByIdentity: true, isSameByIndex: true });
    // An entry in a log after all else changes nothing that came before.
    expect(edited.find(({ edit }) => edit === 'write last')).toMatchObject({ isSameByIdentity: true });
  },
  TIMEOUT_MS,
);
