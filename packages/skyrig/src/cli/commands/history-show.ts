import type { History, HistoryResult, HistoryRun } from '@skyrig/insights';

import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { loadProjectHistory } from '../project/project-history.ts';
import type { Terminal } from '../terminal.ts';
import { countTests, showDuration, showTime } from './history-rows.ts';

/** A run by its id, or by how its id begins when no other one begins so; `latest` is the last one. */
function getRun({ runs }: History, id: string): number {
  if (id === 'latest' && runs.length > 0) return runs.length - 1;
  const exact = runs.findIndex(({ runId }) => runId === id);
  if (exact !== -1) return exact;
  const alike = runs.flatMap(({ runId }, index) => (runId.startsWith(id) ? [index] : []));
  if (alike.length === 1 && alike[0] !== undefined) return alike[0];
  const what =
    alike.length === 0 ? 'There is no run' : `${alike.length} runs (${runs[alike[0] ?? 0]?.runId}, …) begin with`;
  throw misuse('NO_RUN', `${what} ${JSON.stringify(id)}. The runs there are: skyrig history`);
}

interface ShownTest {
  readonly id: string;
  readonly outcome: HistoryResult['outcome'];
  readonly durationMs: number;
  readonly attempts: number;
  readonly failedAttempts: number;
  readonly worker: number;
  readonly shard: number;
  readonly isQuarantined: boolean;
  readonly isReproducible: boolean;
  /** What its failure has in common with others. */
  readonly failure?: string;
}

function showTest(history: History, result: HistoryResult): ShownTest {
  const { outcome, durationMs, attempts, failedAttempts, worker, shard, isQuarantined, isReproducible } = result;
  const failure = history.signatures[result.signature]?.message;
  return {
    id: history.tests[result.test]?.id ?? '',
    outcome,
    durationMs,
    attempts,
    failedAttempts,
    worker,
    shard,
    isQuarantined,
    isReproducible,
    ...(failure !== undefined && { failure }),
  };
}

function printRun(run: HistoryRun, tests: readonly ShownTest[], { print, colors }: Terminal): void {
  const { counts } = run;
  const shards = run.shards === 1 ? '' : `, in ${run.shards} shards`;
  print(`${colors.bold(run.runId)}  ${showTime(run.startedAt)} UTC, ${showDuration(run.durationMs)}${shards}`);
  print([run.tool, run.branch, run.commit].filter((part) => part !== undefined).join(', '));
  print(
    `${countTests(run)} tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.flaky} flaky, ${counts.skipped} skipped`,
  );
  for (const test of tests) {
    if (test.outcome !== 'failed' && test.outcome !== 'flaky') continue;
    const attempts = test.attempts === 1 ? '' : ` (${test.failedAttempts} of ${test.attempts} attempts failed)`;
    const quarantine = test.isQuarantined ? ', in quarantine' : '';
    const mark = test.outcome === 'failed' ? colors.red('failed') : colors.yellow('flaky ');
    print(`\n${mark} ${test.id}${attempts}${quarantine}`);
    for (const text of (test.failure ?? '').split('\n').filter((words) => words !== '')) print(`       ${text}`);
  }
}

/** `skyrig history show RUN`: what failed in a run, or was flaky. */
export const showRun: RunCommand = async (line, terminal) => {
  const [, id, ...more] = line.args;
  if (id === undefined || more.length > 0)
    throw misuse('COMMAND_LINE', 'Give one run: skyrig history show RUN, where RUN is an id or "latest".');
  const history = await loadProjectHistory(line, openProject(line), terminal);
  const number = getRun(history, id);
  const run = history.runs[number];
  if (run === undefined) throw new Error(`run ${number} is missing`);
  const tests = history.resultsIn(number).map((result) => showTest(history, result));
  if (line.flag('json')) terminal.print(JSON.stringify({ run, tests }, undefined, 2));
  else printRun(run, tests, terminal);
  return exitCodes.done;
};
