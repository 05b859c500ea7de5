import { resolve } from 'node:path';
import type { Attempt } from '../model/test-result.ts';
import { describeFailure, type RunnerError } from './describe-failure.ts';
import { findReplayToken } from './find-replay-token.ts';
import { nameTests } from './name-tests.ts';
import type { NodeTestEnd, NodeTestEvent } from './node-test-events.ts';
import { isExcused } from './quarantine-in-force.ts';
import { loadingName, type RecordedTest } from './recorded-test.ts';
import { type FindReporterProject, type ReporterOptions, ReporterSession } from './reporter-session.ts';

function errorOf({ details: { error } }: NodeTestEnd): RunnerError {
  const cause = error?.cause;
  if (cause instanceof Error) return cause;
  return { message: typeof cause === 'string' ? cause : error?.message, stack: undefined };
}

/** A failure that only says that something inside failed, which has a failure of its own. */
const isDerived = ({ details: { error } }: NodeTestEnd): boolean => error?.failureType === 'subtestsFailed';

/** Works out of node:test's events which tests there were. Files are told one after another, in the order of declaration. */
class NodeTestRecorder {
  readonly tests: RecordedTest[] = [];
  /** Something failed that is no test: a suite's hook, or a file. */
  hasOtherFailure = false;
  readonly #path: string[] = [];
  /** When the next test of a file began, as far as can be told: events come late, and have only durations. */
  readonly #clocks = new Map<string, number>();
  readonly #startedAt: number;

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  take(event: NodeTestEvent): void {
    if (event.type === 'test:start') {
      this.#path.length = event.data.nesting;
      this.#path[event.data.nesting] = event.data.name;
    } else if (event.type === 'test:pass' || event.type === 'test:fail') this.#end(event.data, event.type);
  }

  #end(data: NodeTestEnd, type: 'test:pass' | 'test:fail'): void {
    const { name, nesting, file = '', details } = data;
    // A whole file is named by its path: by the absolute one until Node.js 20, as seen from the working folder since 22.
    const isFile = nesting === 0 && resolve(name) === file;
    const hasFailed = type === 'test:fail' && !data.todo && !isDerived(data);
    if (isFile || details.type === 'suite') {
      if (!hasFailed) return;
      this.hasOtherFailure = true;
      const suite = isFile ? [] : [...this.#path.slice(0, nesting), name];
      this.#add(data, { suite, name: isFile ? loadingName : '(hooks)' }, 'failed');
      return;
    }
    const outcome = data.skip || data.todo ? 'skipped' : hasFailed ? 'failed' : 'passed';
    this.#add(data, { suite: this.#path.slice(0, nesting), name }, outcome);
  }

  #add(data: NodeTestEnd, place: Pick<RecordedTest, 'suite' | 'name'>, outcome: 'passed' | 'failed' | 'skipped'): void {
    const { file = '', details } = data;
    const durationMs = details.duration_ms;
    const startedAt = this.#clocks.get(file) ?? this.#startedAt;
    const failure = outcome === 'failed' ? [errorOf(data)] : [];
    const text = failure.map(({ message, stack }) => `${message ?? ''}\n${stack ?? ''}`).join('\n');
    const replayToken = findReplayToken(text);
    const attempt = (ended: Attempt['outcome']): Attempt => ({
      outcome: ended,
      durationMs,
      startedAt,
      ...describeFailure(failure),
    });
    if (outcome !== 'skipped') this.#clocks.set(file, startedAt + durationMs);
    this.tests.push({
      file,
      ...place,
      outcome,
      attempts: outcome === 'skipped' ? [] : [attempt(outcome)],
      worker: 0,
      ...(replayToken !== undefined && { note: { replayToken } }),
    });
  }
}

function findShard(args: readonly string[]): { readonly index: number; readonly count: number } | undefined {
  const text = args.join(' ');
  const [, index, count] = /--test-shard[= ](\d+)\/(\d+)/.exec(text) ?? [];
  return index === undefined ? undefined : { index: Number(index), count: Number(count) };
}

/** Missed coverage sets the same exit code as a failed test, so that the one cannot be excused without the other. */
const canFailOtherwise = (args: readonly string[]): boolean =>
  args.some((arg) => /^--test-coverage-(lines|branches|functions)/.test(arg));

/**
 * Records a run of node:test, and applies the quarantine to the exit code of the process, which is the runner's. Writes
 * nothing to the reporter's own stream.
 */
export async function* reportNodeTest(
  source: AsyncIterable<NodeTestEvent>,
  options: ReporterOptions,
  find: FindReporterProject,
): AsyncGenerator<string> {
  const session = await ReporterSession.start(process.cwd(), options, find);
  const recorder = new NodeTestRecorder(session.startedAt);
  for await (const event of source) recorder.take(event);
  const { tests } = recorder;
  const failed = nameTests(tests, session.folder).filter(({ test }) => test.outcome === 'failed');
  const areAllExcused = failed.every(({ id, test }) => isExcused(id, test.note ?? {}, session.quarantine));
  const shard = findShard(process.execArgv);
  const { lines, isRed } = await session.end(tests, {
    tool: `node:test ${process.versions.node}`,
    ...(shard && { shard }),
  });
  // The runner has set its exit code at each failure, and nothing else can take that back.
  if (isRed) process.exitCode = 1;
  else if (failed.length > 0 && areAllExcused && !recorder.hasOtherFailure && !canFailOtherwise(process.execArgv))
    process.once('exit', () => {
      if (process.exitCode === 1) process.exitCode = 0;
    });
  yield* lines.length === 0 ? [] : [`${lines.join('\n')}\n`];
}
