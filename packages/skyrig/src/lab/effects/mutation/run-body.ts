import { isSkyrigError, skyrigError, type Cloud, type FaultRule, type Snapshot, type TraceRecord } from '@skyrig/cloud';
import { Controller } from '../../explore/controller.ts';
import { readState, stateText } from '../../state/read-state.ts';
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

export interface BodyRunnerHost {
  readonly cloud: Cloud;
  readonly isInline: boolean;
  coolDown(): Promise<void>;
  /** Forgets what was looked at. */
  clear(): void;
}

const MAX_STEPS = 20_000;

/** Runs a body again and again from the same state, in the same order of events, each time with another fault. */
export class BodyRunner {
  readonly #host: BodyRunnerHost;
  readonly #body: () => unknown;
  readonly #base: Snapshot;
  readonly #faults: readonly FaultRule[];

  constructor(host: BodyRunnerHost, body: () => unknown) {
    this.#host = host;
    this.#body = body;
    this.#base = host.cloud.snapshot();
    this.#faults = host.cloud.faults.list().map(({ rule }) => rule);
  }

  async run(timeoutMs: number, fault?: FaultRule): Promise<BodyRun> {
    const { cloud } = this.#host;
    await this.rewind();
    const seq = cloud.lastSeq;
    const started = performance.now();
    const limit = new AbortController();
    const injected = fault && cloud.faults.inject(fault);
    // Only inline is every step in the cloud's hands; elsewhere the order is that of arrival.
    if (this.#host.isInline) this.#control(() => limit.abort());
    const { outcome, error } = await this.#outcomeOf(timeoutMs, limit);
    const records = cloud.trace.since(seq + 1);
    cloud.control(undefined);
    const elapsedMs = performance.now() - started;
    const state = outcome === 'timeout' ? '' : stateText(await readState(cloud));
    return { outcome, error, records, state, isReached: (injected?.applied ?? 0) > 0, elapsedMs };
  }

  /** Back to the state that every run starts from. */
  async rewind(): Promise<void> {
    const { cloud } = this.#host;
    cloud.control(undefined);
    cloud.faults.clear();
    cloud.restore(this.#base);
    for (const rule of this.#faults) cloud.faults.inject(rule);
    this.#host.clear();
    await this.#host.coolDown();
  }

  #control(onLimit: () => void): void {
    const order = new NaturalOrder();
    order.begin();
    this.#host.cloud.control(new Controller({ strategy: order, maxSteps: MAX_STEPS, onLimit }));
  }

  async #outcomeOf(timeoutMs: number, limit: AbortController): Promise<Pick<BodyRun, 'outcome' | 'error'>> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const expire = (): void =>
        reject(skyrigError('MUTATION_TIMEOUT', `The run did not end within ${String(timeoutMs)} ms.`));
      timer = setTimeout(expire, timeoutMs);
      limit.signal.addEventListener('abort', expire, { once: true });
    });
    try {
      await Promise.race([this.#runBody(), late]);
      return { outcome: 'passed' };
    } catch (error) {
      return { outcome: kindOf(error), error };
    } finally {
      clearTimeout(timer);
    }
  }

  async #runBody(): Promise<void> {
    await this.#body();
  }
}

const TIMEOUTS: readonly string[] = ['ERR_SKYRIG_MUTATION_TIMEOUT', 'ERR_SKYRIG_SETTLE_TIMEOUT'];

function kindOf(error: unknown): 'assertion' | 'crash' | 'timeout' {
  if (isSkyrigError(error)) return TIMEOUTS.includes(error.code) ? 'timeout' : 'crash';
  if (!(error instanceof Error)) return 'crash';
  const { name, message } = error;
  // Vitest, chai and node:assert name it; Jest's has the matcher's result.
  const isAssertion =
    name.startsWith('AssertionError') || 'matcherResult' in error || /^(?:\u001B\[\d+m)?expect\(/.test(message);
  return isAssertion ? 'assertion' : 'crash';
}
