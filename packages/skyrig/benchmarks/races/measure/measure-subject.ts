import { measureEditedReplays, type EditedReplay } from '../edits/edited-replays.ts';
import type { BenchmarkOptions } from '../run-options.ts';
import type { Subject } from '../subject.ts';
import { ABLATIONS, CONTESTANTS, type Contestant } from './contestants.ts';
import { detect, type Detection } from './detection.ts';
import type { Trial } from './first-failure.ts';
import { measureTrials } from './measure-trials.ts';
import { measureOverhead, type Overhead } from './overhead.ts';
import { measureReplays, type Replays } from './replays.ts';
import { openBench, type SubjectBench } from './subject-bench.ts';

/** All that is measured on subjects. */
export interface Measurements {
  readonly trials: readonly Trial[];
  readonly replays: readonly Replays[];
  readonly edited: readonly EditedReplay[];
  readonly detections: readonly Detection[];
  readonly overheads: readonly Overhead[];
}

/** So many schedules of each subject are replayed after edits. */
const EDITED_SCHEDULES = 5;

/** Measures one subject; of a fixed twin only what the detector says. */
export async function measureSubject(subject: Subject, options: BenchmarkOptions): Promise<Measurements> {
  await using bench = await openBench(subject);
  const trials: Trial[] = [];
  const replays: Replays[] = [];
  const edited: EditedReplay[] = [];
  const overheads: Overhead[] = [];
  if (subject.kind === 'buggy') {
    const contestants = CONTESTANTS.filter((name) => options.strategies?.includes(name) ?? true);
    for (const contestant of contestants) {
      const own = await measureTrials(bench, contestant, options);
      trials.push(...withoutFailures(own));
      if (contestant === 'auto') replays.push(...(await replayAll(bench, own, options.replays)));
    }
    trials.push(...(await ablate(bench, contestants, options)));
    edited.push(...(await measureEditedReplays(bench, replays.slice(0, EDITED_SCHEDULES))));
    overheads.push(await measureOverhead(bench, options.pairs));
  }
  return { trials, replays, edited, detections: await detect(bench, options.walks), overheads };
}

/** Of the first token many replays, of each other one. */
async function replayAll(bench: SubjectBench, trials: readonly Trial[], count: number): Promise<readonly Replays[]> {
  const replays: Replays[] = [];
  for (const trial of trials) {
    const measured = await measureReplays(bench, trial, replays.length === 0 ? count : 1);
    if (measured) replays.push(measured);
  }
  return replays;
}

async function ablate(
  bench: SubjectBench,
  contestants: readonly Contestant[],
  options: BenchmarkOptions,
): Promise<readonly Trial[]> {
  if (!contestants.includes('directed')) return [];
  const trials: Trial[] = [];
  for (const ablation of ABLATIONS) {
    trials.push(...(await measureTrials(bench, ablation, { ...options, cap: options.ablationCap })));
  }
  return withoutFailures(trials);
}

/** Histories of runs are large, and nobody asks for them any more. */
function withoutFailures(trials: readonly Trial[]): readonly Trial[] {
  return trials.map((trial) => ({ ...trial, failure: undefined }));
}
