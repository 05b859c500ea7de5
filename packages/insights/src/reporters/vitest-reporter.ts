import type { Attempt } from '../model/test-result.ts';
import { describeFailure, type RunnerError } from './describe-failure.ts';
import { loadingName, type RecordedTest, type TestNote } from './recorded-test.ts';
import { type FindReporterProject, type ReporterOptions, ReporterSession } from './reporter-session.ts';

/* Vitest's reporting interface, as far as it is used here; the package works without Vitest's types. */
interface VitestProject {
  readonly name: string;
  readonly config: { runner?: string | undefined; readonly browser?: { readonly enabled?: boolean } };
}

interface Vitest {
  readonly version: string;
  readonly projects: readonly VitestProject[];
  readonly config: {
    readonly root: string;
    readonly watch?: boolean;
    readonly shard?: { readonly index: number; readonly count: number } | undefined;
    readonly sequence?: { readonly seed?: number; readonly shuffle?: unknown };
  };
  getRootProject(): VitestProject;
  provide(key: never, value: never): void;
}

interface VitestSpecification {
  readonly moduleId: string;
  readonly project: VitestProject;
}

interface VitestSuite {
  readonly type: 'suite' | 'module';
  readonly name?: string;
  readonly parent?: VitestSuite;
  errors(): readonly RunnerError[];
}

interface VitestTest {
  readonly name: string;
  readonly parent: VitestSuite;
  result(): { readonly state: string; readonly errors?: readonly RunnerError[] | undefined };
  diagnostic(): { readonly startTime: number; readonly duration: number; readonly retryCount: number } | undefined;
  meta(): object;
}

interface VitestModule extends VitestSuite {
  readonly moduleId: string;
  readonly project: VitestProject;
  readonly children: { allTests(): Iterable<VitestTest>; allSuites(): Iterable<VitestSuite> };
  diagnostic(): { readonly duration: number };
}

/** What the runner in the worker is told. */
export interface VitestRunnerOrders {
  /** Ids of tests are relative to it. */
  readonly folder: string;
  /** Ids of the tests whose failures are excused. */
  readonly excused: readonly string[];
  /** Files that several Vitest projects run: the project's name stands before their tests' suites. */
  readonly sharedFiles: readonly string[];
}

/** What the runner in the worker leaves in a test's `meta`. */
export interface VitestRunnerRecord {
  readonly worker: number;
  readonly attempts: readonly Attempt[];
  /** It failed, and Vitest was told that it passed. */
  readonly isExcused?: boolean;
  /** What its failure said can replay it. */
  readonly replayToken?: string;
}

interface SkyrigMeta {
  readonly skyrig?: TestNote;
  readonly skyrigRun?: VitestRunnerRecord;
}

/** What the package that offers the reporter gives to it. */
export interface VitestReporterParts {
  readonly find: FindReporterProject;
  /** Module of the runner that records attempts and excuses failures. */
  readonly runnerFile: string;
}

function suitePath(test: { readonly parent: VitestSuite }): string[] {
  const names: string[] = [];
  for (let suite: VitestSuite | undefined = test.parent; suite?.type === 'suite'; suite = suite.parent)
    names.unshift(suite.name ?? '');
  return names;
}

/** Attempts as far as Vitest itself tells them: for tests that another runner ran. */
function guessAttempts(test: VitestTest): Attempt[] {
  const { state, errors = [] } = test.result();
  if (state !== 'passed' && state !== 'failed') return [];
  const { startTime, duration, retryCount } = test.diagnostic() ?? { startTime: 0, duration: 0, retryCount: 0 };
  const failed = Array.from({ length: retryCount }, (_, index): Attempt => ({
    outcome: 'failed',
    durationMs: 0,
    startedAt: startTime,
    ...describeFailure(errors.slice(index, index + 1)),
  }));
  const last: Attempt = { outcome: state, durationMs: duration, startedAt: startTime };
  return [...failed, state === 'passed' ? last : { ...last, ...describeFailure(errors.slice(retryCount)) }];
}

function recordTest(test: VitestTest, file: string, prefix: readonly string[]): RecordedTest {
  const { skyrig, skyrigRun: record } = test.meta() as SkyrigMeta;
  const note: TestNote = { ...(record?.replayToken !== undefined && { replayToken: record.replayToken }), ...skyrig };
  const { state } = test.result();
  const isRun = state === 'passed' || state === 'failed';
  const attempts = isRun ? (record?.attempts ?? guessAttempts(test)) : [];
  const isFailed = state === 'failed' || record?.isExcused === true;
  const hasFailed = attempts.some(({ outcome }) => outcome === 'failed');
  return {
    file,
    suite: [...prefix, ...suitePath(test)],
    name: test.name,
    outcome: !isRun ? 'skipped' : isFailed ? 'failed' : hasFailed ? 'flaky' : 'passed',
    attempts,
    worker: record?.worker ?? 0,
    note,
  };
}

/** A file that could not be loaded, or a hook around all tests that threw: tests did not run, and something must say so. */
function* recordBrokenSuites(module: VitestModule, prefix: readonly string[]): Generator<RecordedTest> {
  const attempt = { outcome: 'failed' as const, durationMs: 0, startedAt: Date.now() };
  const shared = { file: module.moduleId, outcome: 'failed' as const, worker: 0 };
  const errors = module.errors();
  if (errors.length > 0)
    yield { ...shared, suite: prefix, name: loadingName, attempts: [{ ...attempt, ...describeFailure(errors) }] };
  for (const suite of module.children.allSuites()) {
    const failures = suite.errors();
    if (failures.length === 0) continue;
    const path = [...prefix, ...suitePath(suite as Required<VitestSuite>), suite.name ?? ''];
    yield { ...shared, suite: path, name: '(hooks)', attempts: [{ ...attempt, ...describeFailure(failures) }] };
  }
}

/** Records runs of Vitest (4 or newer), and applies the quarantine through a runner in the workers. */
export class VitestReporter {
  readonly #options: ReporterOptions;
  readonly #parts: VitestReporterParts;
  #vitest: Vitest | undefined;
  #session: ReporterSession | undefined;
  #sharedFiles: ReadonlySet<string> = new Set();

  constructor(options: ReporterOptions, parts: VitestReporterParts) {
    this.#options = options;
    this.#parts = parts;
  }

  /** Vitest is configured; nothing runs yet. */
  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
    for (const project of new Set([vitest.getRootProject(), ...vitest.projects])) {
      const { config } = project;
      if (config.runner)
        this.#tell(`the project has a runner of its own (${config.runner}): quarantine is not applied`);
      else if (config.browser?.enabled === true) this.#tell('tests run in a browser: quarantine is not applied');
      else config.runner = this.#parts.runnerFile;
    }
  }

  /** A run begins. */
  async onTestRunStart(specifications: readonly VitestSpecification[]): Promise<void> {
    if (!this.#vitest) return;
    const { config } = this.#vitest;
    const session = await ReporterSession.start(config.root, this.#options, this.#parts.find);
    this.#session = session;
    const projects = new Map<string, Set<string>>();
    for (const { moduleId, project } of specifications)
      projects.set(moduleId, (projects.get(moduleId) ?? new Set()).add(project.name));
    this.#sharedFiles = new Set([...projects].filter(([, names]) => names.size > 1).map(([file]) => file));
    const orders: VitestRunnerOrders = {
      folder: session.folder,
      excused: [...session.quarantine.active.keys()],
      sharedFiles: [...this.#sharedFiles],
    };
    this.#vitest.provide('skyrig' as never, orders as never);
  }

  /** A run is over; its exit code is set already, and can only be made worse. */
  async onTestRunEnd(modules: readonly VitestModule[]): Promise<void> {
    if (!this.#vitest || !this.#session) return;
    const { version, config } = this.#vitest;
    // Watching runs what has just been edited, time and again: that says nothing about flakes.
    if (config.watch === true) return;
    const tests = modules.flatMap((module) => {
      const prefix = this.#sharedFiles.has(module.moduleId) ? [`[${module.project.name}]`] : [];
      return [
        ...[...module.children.allTests()].map((test) => recordTest(test, module.moduleId, prefix)),
        ...recordBrokenSuites(module, prefix),
      ];
    });
    const { shard, sequence } = config;
    const { lines, isRed } = await this.#session.end(tests, {
      tool: `vitest ${version}`,
      ...(shard && { shard }),
      ...(Boolean(sequence?.shuffle) && sequence?.seed !== undefined && { seed: String(sequence.seed) }),
    });
    for (const line of lines) process.stderr.write(`${line}\n`);
    if (isRed) process.exitCode = 1;
  }

  #tell(what: string): void {
    process.stderr.write(`Skyrig: ${what}.\n`);
  }
}
