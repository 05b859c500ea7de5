import type { Cloud, FaultRule, Snapshot } from '@skyrig/cloud';
import { isSkyrigError, skyrigError } from '@skyrig/cloud';
import { readHistory, type RunHistory } from '../history/run-history.ts';
import type { OrderStrategy } from '../strategies/choice.ts';
import type { Knowledge } from '../strategies/knowledge.ts';
import { Controller, type Decision } from './controller.ts';

/** What the lab needs of a test's cloud. */
export interface Bench {
  readonly cloud: Cloud;
  /** Makes functions start cold, if the test wants it. */
  coolDown(): Promise<void>;
  /** A text for people: resources by the names that the template gives them. */
  readonly readable: (text: string) => string;
}

/** One schedule that was run. */
export interface ScheduleRun {
  readonly outcome: 'passed' | 'failed' | 'step limit';
  /** What the body threw. */
  readonly error?: unknown;
  readonly history: RunHistory;
  readonly decisions: readonly Decision[];
  /** Choices between at least two. */
  readonly choices: number;
}

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

  async run(strategy: OrderStrategy, knowledge?: Knowledge): Promise<ScheduleRun> {
    const { cloud } = this.#bench;
    await this.rewind();
    let isLimited = false;
    const controller = new Controller({
      strategy,
      ...(knowledge && { knowledge }),
      maxSteps: this.#maxSteps,
      onLimit: () => {
        isLimited = true;
        // Whatever the body waits for is refused, so that it ends.
        cloud.restore(this.#base);
      },
    });
    strategy.begin(this.#runs);
    this.#runs += 1;
    const seq = cloud.lastSeq;
    cloud.control(controller);
    let error: unknown;
    let isFailed = false;
    try {
      await this.#body();
    } catch (caught) {
      error = caught;
      isFailed = true;
    }
    const history = readHistory(isLimited ? [] : cloud.trace.since(seq + 1));
    const { decisions, choices } = controller;
    knowledge?.learn(history, choices);
    if (isLimited) return { outcome: 'step limit', error: this.#limitError(), history, decisions, choices };
    return isFailed
      ? { outcome: 'failed', error, history, decisions, choices }
      : { outcome: 'passed', history, decisions, choices };
  }

  /** Whether the trace is to say where functions' code made their requests: for a run that is to be explained. */
  keepPositions(isWanted: boolean): void {
    this.#bench.cloud.kernel.keepsPositions = isWanted;
  }

  /** Back to the state that every run starts from, in the order of arrival. */
  async rewind(): Promise<void> {
    const { cloud } = this.#bench;
    cloud.control(undefined);
    cloud.faults.clear();
    cloud.restore(this.#base);
    for (const rule of this.#faults) cloud.faults.inject(rule);
    await this.#bench.coolDown();
  }

  #limitError(): Error {
    return skyrigError(
      'STEP_LIMIT',
      `A schedule had ${String(this.#maxSteps)} steps and did not end: a loop that waits for a change by reading again and again never lets anybody else go in some orders. ` +
        'Give a larger maxSteps if it is meant to be that long.',
    );
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
