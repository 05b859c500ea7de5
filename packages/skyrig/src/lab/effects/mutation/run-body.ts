import { stripVTControlCharacters } from 'node:util';
import { isSkyrigError, type ActiveFault, type FaultRule, type TraceRecord } from '@skyrig/cloud';
import { ScheduleRunner, type Bench, type ScheduleRun } from '../../explore/schedule-runner.ts';
import { stateText } from '../../state/read-state.ts';
import { NaturalOrder } from '../../strategies/natural-order.ts';

/** How one run of a body went. */
export interface BodyRun {
  readonly outcome: 'passed' | 'assertion' | 'crash' | 'timeout';
  readonly error?: unknown;
  readonly records: readonly TraceRecord[];
  /** What it left behind; equal texts for equal states. */
  readonly state: string;
  /** Whether the fault that the run was made for met its step. */
  readonly isReached: boolean;
  readonly elapsedMs: number;
}

const MAX_STEPS = 20_000;

/** Runs a body again and again from the same state, in the same order of events, each time with another fault. */
export class BodyRunner {
  readonly #runner: ScheduleRunner;
  readonly #isInline: boolean;
  #fault: FaultRule | undefined;
  #injected: ActiveFault | undefined;

  /** Only inline is every step in the cloud's hands; elsewhere the order is that of arrival. */
  constructor(bench: Bench, body: () => unknown, isInline: boolean) {
    this.#isInline = isInline;
    const faulty = async (): Promise<void> => {
      this.#injected = this.#fault && bench.cloud.faults.inject(this.#fault);
      await body();
    };
    this.#runner = new ScheduleRunner(bench, faulty, MAX_STEPS);
  }

  async run(timeoutMs: number, fault?: FaultRule): Promise<BodyRun> {
    this.#fault = fault;
    this.#injected = undefined;
    const started = performance.now();
    const run = await this.#runner.run(this.#isInline ? new NaturalOrder() : undefined, { timeoutMs });
    const elapsedMs = performance.now() - started;
    const outcome = outcomeOf(run);
    return {
      outcome,
      error: run.error,
      records: run.history.events.map(({ record }) => record),
      state: outcome === 'timeout' ? '' : stateText(await this.#runner.endState()),
      isReached: this.#isReached(),
      elapsedMs,
    };
  }

  #isReached(): boolean {
    return (this.#injected?.applied ?? 0) > 0;
  }

  /** Back to the state that every run starts from. */
  rewind(): Promise<void> {
    return this.#runner.rewind();
  }
}

function outcomeOf({ outcome, error }: ScheduleRun): BodyRun['outcome'] {
  if (outcome === 'passed') return 'passed';
  if (outcome !== 'failed') return 'timeout';
  if (isSkyrigError(error)) return error.code === 'ERR_SKYRIG_SETTLE_TIMEOUT' ? 'timeout' : 'crash';
  if (!(error instanceof Error)) return 'crash';
  const { name, message } = error;
  // Vitest, chai and node:assert name it; Vitest's snapshots say what was expected, Jest's error has the matcher's result.
  const isAssertion =
    name.startsWith('AssertionError') ||
    ('actual' in error && 'expected' in error) ||
    'matcherResult' in error ||
    stripVTControlCharacters(message).startsWith('expect(');
  return isAssertion ? 'assertion' : 'crash';
}
