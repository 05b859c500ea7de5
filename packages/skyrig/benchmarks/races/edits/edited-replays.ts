import { failureSignature } from '../../../src/lab/explore/schedule-runner.ts';
import { ReplayedOrder } from '../../../src/lab/replay/replayed-order.ts';
import { runToken } from '../../../src/lab/replay/run-token.ts';
import { parseToken } from '../../../src/lab/replay/token.ts';
import type { Replays } from '../measure/replays.ts';
import type { SubjectRun } from '../measure/subject-run.ts';
import { openBench, type StartedSubject, type SubjectBench } from '../measure/subject-bench.ts';
import { EDITS, type Edit } from './edits.ts';
import { editSubject } from './edit-subject.ts';
import { IndexedOrder, IndexRecorder } from './indexed-order.ts';

/** What became of one token's schedule after an edit. */
export interface EditedReplay {
  readonly subject: string;
  readonly trial: number;
  /** Undefined: without any edit. */
  readonly edit: string | undefined;
  /** The bug showed again when steps were found by what they are, as tokens do. */
  readonly isSameByIdentity: boolean;
  /** The bug showed again when choices were found by their position. */
  readonly isSameByIndex: boolean;
}

/**
 * Replays schedules that `auto` found on the subject as it is and after each edit, by identity and by index. Left out: schedules
 * that are the default order, which need no replay, and edits after which the default order fails: they changed more than code.
 */
export async function measureEditedReplays(
  bench: SubjectBench,
  replays: readonly Replays[],
): Promise<readonly EditedReplay[]> {
  const started = await bench.start();
  const schedules: Schedule[] = [];
  for (const { trial, token } of replays.filter(({ minimal }) => minimal > 0)) {
    const recorder = new IndexRecorder(new ReplayedOrder(parseToken(token).deviations));
    const { outcome, error } = await started.run(recorder);
    if (outcome !== 'failed') throw new Error(`${bench.subject.name}: a token no longer fails without any edit`);
    schedules.push({ trial, token, indices: recorder.indices, signature: failureSignature(error) });
  }
  if (schedules.length === 0) return [];
  const results = [...(await replayAll(started, bench.subject.name, schedules, undefined))];
  for (const edit of EDITS) {
    await using edited = await editSubject(bench.subject, edit);
    await using editedBench = await openBench(edited.subject);
    const editedStart = await editedBench.start();
    const usual = await editedStart.run(new ReplayedOrder([]));
    if (usual.outcome === 'passed') {
      results.push(...(await replayAll(editedStart, bench.subject.name, schedules, edit)));
    }
  }
  return results;
}

interface Schedule {
  readonly trial: number;
  readonly token: string;
  readonly indices: readonly number[];
  readonly signature: string;
}

async function replayAll(
  started: StartedSubject,
  subject: string,
  schedules: readonly Schedule[],
  edit: Edit | undefined,
): Promise<readonly EditedReplay[]> {
  const results: EditedReplay[] = [];
  for (const { trial, token, indices, signature } of schedules) {
    const isSame = ({ outcome, error }: SubjectRun): boolean =>
      outcome === 'failed' && failureSignature(error) === signature;
    const { run } = await runToken(parseToken(token).deviations, (order) => started.run(order));
    results.push({
      subject,
      trial,
      edit: edit?.name,
      isSameByIdentity: isSame(run),
      isSameByIndex: isSame(await started.run(new IndexedOrder(indices))),
    });
  }
  return results;
}
