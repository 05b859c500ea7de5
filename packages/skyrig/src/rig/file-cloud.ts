import { skyrigError } from '@skyrig/cloud';
import { findMutationFolder, mutateInTest } from '../lab/effects/mutation/mutate-in-test.ts';
import { beginRecording, type RecordedTest } from '../observations/test-recording.ts';
import { TestCloud, type TestCloudOptions } from './test-cloud.ts';
import type { RunnerName } from './test-name.ts';

/** Which test it is, as far as the runner says. */
export type TestIdentity = Pick<RecordedTest, 'file' | 'suite' | 'name'>;

export interface RunOptions {
  /** Whether `skyrig mutate` may run it again and again. @defaultValue true */
  readonly isMutable?: boolean;
}

/** What bodies of tests and hooks are given. */
export interface CloudContext {
  readonly cloud: TestCloud;
}

/**
 * The cloud of a test file, for runners without fixtures: started on first use, rewound after every
 * test, forked for a test that runs while another does.
 */
export class FileCloud {
  readonly #runner: RunnerName;
  #options: TestCloudOptions = {};
  #cloud: Promise<TestCloud> | undefined;
  #running = 0;

  constructor(runner: RunnerName) {
    this.#runner = runner;
  }

  /** Options of the cloud. Throws `ERR_SKYRIG_CLOUD_STARTED` where it has begun already, and could not heed them. */
  configure(options: TestCloudOptions): void {
    if (this.#cloud) {
      throw skyrigError(
        'CLOUD_STARTED',
        "The file's cloud has begun without these options: call configureCloud at the top of the file, before beforeAll and the tests.",
      );
    }
    this.#options = options;
  }

  get(): Promise<TestCloud> {
    this.#cloud ??= TestCloud.start(this.#options);
    return this.#cloud;
  }

  /** Runs a test's body. The error of a failed one carries the report. `testTimeoutMs` is the runner's limit. */
  async run(
    test: TestIdentity,
    body: (context: CloudContext) => unknown,
    testTimeoutMs?: number,
    { isMutable = true }: RunOptions = {},
  ): Promise<void> {
    const shared = await this.get();
    const beside = this.#running > 0;
    this.#running += 1;
    const cloud = beside ? await shared.fork() : shared;
    await cloud.beginTest(test, this.#runner);
    const recording = beginRecording(cloud);
    let outcome: RecordedTest['outcome'] = 'failed';
    if (testTimeoutMs !== undefined) cloud.settleTimeoutMs = testTimeoutMs * 0.9;
    try {
      const folder = isMutable ? findMutationFolder() : undefined;
      if (folder === undefined) await body({ cloud });
      else await mutateInTest(cloud, test, () => body({ cloud }), folder);
      cloud.assertNoRemarks();
      // Looking for races leaves the cloud as it was when the test began.
      await cloud.observe();
      const tell = (text: string): void => void process.stderr.write(`${text}\n`);
      await cloud.reportEffects(tell);
      await cloud.reportRaces(tell);
      outcome = 'passed';
    } catch (error) {
      if (error instanceof Error) await appendReport(error, cloud);
      throw error;
    } finally {
      const limit = testTimeoutMs === undefined ? {} : { timeLimitMs: testTimeoutMs };
      await recording?.end({ ...test, outcome, isFork: beside, ...limit });
      this.#running -= 1;
      if (beside) await cloud.close();
      else await cloud.rewind();
    }
  }

  async close(): Promise<void> {
    const cloud = await this.#cloud;
    this.#cloud = undefined;
    await cloud?.close();
  }
}

async function appendReport(error: Error, cloud: TestCloud): Promise<void> {
  const report = await cloud.report().catch((reason: unknown) => `The report could not be made: ${String(reason)}`);
  // Read first: an engine may write the stack only now, with the message as it is.
  const { message, stack } = error;
  error.message = `${message}\n\n${report}\n`;
  // Runners print the stack, which has a copy of the message.
  if (stack !== undefined) error.stack = stack.replace(message, () => error.message);
}
