import type { Cloud, FaultRule, Snapshot } from '@skyrig/cloud';
import { isSkyrigError, skyrigError } from '@skyrig/cloud';
import { readHistory, type RunHistory } from '../history/run-history.ts';
import { readState, type CloudState } from '../state/read-state.ts';
import type { OrderStrategy } from '../strategies/choice.ts';
import type { Knowledge } from '../strategies/knowledge.ts';
import { Controller, type Decision } from './controller.ts';

/** What the lab needs of a test's cloud. */
export interface Bench {
  readonly cloud: Cloud;
  /** To be called after a rewind: functions start cold, if the test wants it, and what was looked at is forgotten. */
  rewound(): Promise<void>;
  /** A text for people: resources by the names that the template gives them. */
  readonly readable: (text: string) => string;
}

export interface RunOptions {
  /** What earlier runs have shown; this one adds to it. */
  readonly knowledge?: Knowledge;
  /** Real time after which the run is given up, ms. @defaultValue none */
  readonly timeoutMs?: number;
  /** Whether the trace is to say where functions' code made their requests: for a run that is to be explained. */
  readonly keepsPositions?: boolean;
}

/** One schedule that was run. */
export interface ScheduleRun {
  readonly outcome: 'passed' | 'failed' | 'step limit' | 'time limit';
  /** What the body threw. */
  readonly error?: unknown;
  readonly history: RunHistory;
  readonly decisions: readonly Decision[];
  /** Choices between at least two. */
  readonly choices: number;
}

/** Real time for a body to end whose run was broken off, ms. */
const GRACE_MS = 1000;

/** Runs the same body from the same state, again and again, each time in the order that a strategy chooses. */
export class ScheduleRunner {
  readonly #bench: Bench;
  readonly #body: () => unknown;
  readonly #maxSteps: number;
  readonly #base: Snapshot;
  readonly #faults: readonly FaultRule[];
  #runs = 0;

  constructor(bench: Bench, body: () => unknown, maxSteps: number) {
    this.#bench = bench;
    this.#body = body;
    this.#maxSteps = maxSteps;
    this.#base = bench.cloud.snapshot();
    this.#faults = bench.cloud.faults.list().map(({ rule }) => rule);
  }

  /** Runs the body once, in the order that a strategy chooses; without one, in the order of arrival. */
  async run(strategy: OrderStrategy | undefined, options: RunOptions = {}): Promise<ScheduleRun> {
    for (;;) {
      const run = await this.#runOnce(strategy, options);
      if (!run) continue;
      if (strategy) this.#runs += 1;
      options.knowledge?.learn(run.history, run.choices);
      return run;
    }
  }

  /** Answers nothing if an invocation was broken off: what comes of such a run says nothing, and the next has all code run. */
  async #runOnce(strategy: OrderStrategy | undefined, options: RunOptions): Promise<ScheduleRun | undefined> {
    const { knowledge, timeoutMs, keepsPositions = false } = options;
    const { cloud } = this.#bench;
    await this.rewind();
    let limit: Error | undefined;
    const controller = strategy && this.#controllerOf(strategy, knowledge, () => (limit = this.#stepLimit()));
    const seq = cloud.lastSeq;
    cloud.kernel.keepsPositions = keepsPositions;
    if (controller) cloud.control(controller);
    let stopRepeating: (() => void) | undefined;
    const brokenOff = new Promise<undefined>((resolve) => {
      if (controller) stopRepeating = cloud.repeatInvocations(() => resolve(undefined));
    });
    const ended = within(timeoutMs, () => this.#body());
    const ending = await Promise.race([ended, brokenOff]);
    stopRepeating?.();
    cloud.kernel.keepsPositions = false;
    if (!ending) {
      // Whatever the body waits for is refused, so that it ends; what else it waits for may not come.
      cloud.restore(this.#base);
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, GRACE_MS))]);
      return undefined;
    }
    const history = readHistory(limit ? [] : cloud.trace.since(seq + 1));
    const { decisions = [], choices = 0 } = controller ?? {};
    if (limit) return { outcome: 'step limit', error: limit, history, decisions, choices };
    return { ...ending, history, decisions, choices };
  }

  /** What the last run left behind. From here on nothing is under control, and no fault acts. */
  async endState(): Promise<CloudState> {
    const { cloud } = this.#bench;
    cloud.control(undefined);
    cloud.faults.clear();
    return readState(cloud);
  }

  /** Back to the state that every run starts from, in the order of arrival. */
  async rewind(): Promise<void> {
    const { cloud } = this.#bench;
    cloud.control(undefined);
    cloud.faults.clear();
    cloud.restore(this.#base);
    for (const rule of this.#faults) cloud.faults.inject(rule);
    await this.#bench.rewound();
  }

  #controllerOf(strategy: OrderStrategy, knowledge: Knowledge | undefined, onLimit: () => void): Controller {
    strategy.begin(this.#runs);
    return new Controller({
      strategy,
      ...(knowledge && { knowledge }),
      maxSteps: this.#maxSteps,
      onLimit: () => {
        onLimit();
        // Whatever the body waits for is refused, so that it ends.
        this.#bench.cloud.restore(this.#base);
      },
    });
  }

  #stepLimit(): Error {
    return skyrigError(
      'STEP_LIMIT',
      `A schedule had ${String(this.#maxSteps)} steps and did not end: a loop that waits for a change by reading again and again never lets anybody else go in some orders. ` +
        'Give a larger maxSteps if it is meant to be that long.',
    );
  }
}

/** How a body ends; one that takes longer goes on by itself until the cloud is rewound. */
async function within(
  timeoutMs: number | undefined,
  body: () => unknown,
): Promise<Pick<ScheduleRun, 'error'> & { readonly outcome: 'passed' | 'failed' | 'time limit' }> {
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  const late = new Promise<never>((_resolve, reject) => {
    if (timeoutMs === undefined) return;
    timer = setTimeout(() => {
      isLate = true;
      reject(skyrigError('TIME_LIMIT', `The run did not end within ${String(timeoutMs)} ms.`));
    }, timeoutMs);
  });
  try {
    await Promise.race([(async () => void (await body()))(), late]);
    return { outcome: 'passed' };
  } catch (error) {
    return { outcome: isLate ? 'time limit' : 'failed', error };
  } finally {
    clearTimeout(timer);
  }
}

/** What two failures must have in common to be the same: the kind of error and where it was thrown. */
export function failureSignature(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frame = error.stack
    ?.split('\n')
    .find((line) => /^\s+at .*(:\d+:\d+)/.test(line) && !/node_modules|node:/.test(line));
  return `${isSkyrigError(error) ? error.code : error.name} ${frame?.trim() ?? ''}`;
}
