import { skyrigError, type FaultRule, type TraceRecord } from '@skyrig/cloud';
import { ScheduleRunner, type Bench } from '../explore/schedule-runner.ts';
import { diffStates } from '../state/diff-states.ts';
import type { CloudState } from '../state/read-state.ts';
import { DefaultOrder } from '../strategies/default-order.ts';
import { assertIgnoredState, withoutIgnored, type IgnoredState } from './ignored-state.ts';

/** One run of the body with faults. */
export interface Trial {
  /** What the body threw, if it did. */
  readonly failure: { readonly error: unknown } | undefined;
  /** What was left in the end, save for what is ignored; undefined when the body failed. */
  readonly state: CloudState | undefined;
  readonly records: readonly TraceRecord[];
  /** How often each of the faults acted. */
  readonly applied: readonly number[];
}

/** The run that the others are compared with. */
export interface BaseTrial extends Trial {
  readonly state: CloudState;
}

export interface TrialOptions {
  readonly maxSteps: number;
  readonly ignore: readonly IgnoredState[];
}

/** Runs a body again and again from the same state and in the same order, each time with other faults, to the very end. */
export class TrialRunner {
  readonly #ignore: readonly IgnoredState[];
  readonly #runner: ScheduleRunner;
  #rules: readonly FaultRule[] = [];
  #applied: () => readonly number[] = () => [];

  /** @throws `ERR_SKYRIG_IGNORED_STATE` for something ignored without a reason */
  constructor(bench: Bench, body: () => unknown, { maxSteps, ignore }: TrialOptions) {
    ignore.forEach(assertIgnoredState);
    this.#ignore = ignore;
    const { cloud } = bench;
    const whole = async (): Promise<void> => {
      const active = this.#rules.map((rule) => cloud.faults.inject(rule));
      this.#applied = () => active.map(({ applied }) => applied);
      await body();
      // What is delivered again may be due only after the body has seen enough.
      await cloud.settle({ leap: true });
    };
    this.#runner = new ScheduleRunner(bench, whole, maxSteps);
  }

  async run(rules: readonly FaultRule[]): Promise<Trial> {
    this.#rules = rules;
    this.#applied = () => rules.map(() => 0);
    const run = await this.#runner.run(new DefaultOrder());
    const state = await this.#runner.endState();
    const isPassed = run.outcome === 'passed';
    return {
      failure: isPassed ? undefined : { error: run.error },
      state: isPassed ? withoutIgnored(state, this.#ignore) : undefined,
      records: run.history.events.map(({ record }) => record),
      applied: this.#applied(),
    };
  }

  /** Runs the body twice without faults. Throws what it throws, and when the two do not end alike. */
  async base(): Promise<BaseTrial> {
    const first = await this.run([]);
    const second = await this.run([]);
    for (const { failure } of [first, second]) if (failure) throw failure.error;
    if (!first.state || !second.state) throw new Error('A body that passed leaves a state');
    const difference = diffStates(first.state, second.state);
    if (difference.length === 0) return { ...first, state: first.state };
    throw skyrigError(
      'NOT_REPEATABLE',
      'The body was run twice without any fault and ended differently, so that nothing could be learnt from runs with faults:\n' +
        `${difference.map((line) => `  - ${line}`).join('\n')}\n` +
        'Let its inputs be the same each time, or name what may differ in the option ignore.',
    );
  }

  /** Back to where the body began. */
  rewind(): Promise<void> {
    return this.#runner.rewind();
  }
}
