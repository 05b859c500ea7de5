import type { TraceRecord } from '@skyrig/cloud';
import { ScheduleRunner, type Bench, type ScheduleRun } from '../explore/schedule-runner.ts';
import { deviationsOf } from '../replay/deviations.ts';
import { formatToken, tokenOwner } from '../replay/token.ts';
import type { RunHistory } from '../history/run-history.ts';
import { diffStates } from '../state/diff-states.ts';
import { stateText, type CloudState } from '../state/read-state.ts';
import type { OrderStrategy } from '../strategies/choice.ts';
import { DefaultOrder } from '../strategies/default-order.ts';
import { PhasedOrder } from '../strategies/phased-order.ts';
import { nameOfRace, type RaceFinding, type RaceProof, type RaceWarning } from './race-warning.ts';
import { reenact } from './reenact.ts';
import { splitsOf, staleDecisionOf, type Split } from './split-invocations.ts';

export interface ConfirmOptions {
  /** It must stand where the test began. */
  readonly bench: Bench;
  /** What the test did. */
  readonly records: readonly TraceRecord[];
  readonly warnings: readonly RaceWarning[];
  /** Races, by {@link nameOfRace}, that are to be looked for by splitting invocations. */
  readonly suspicions: readonly string[];
  /** Says whether the test may be run once more for a suspicion. */
  readonly mayRunAgain: () => boolean;
  /** Of the test, for tokens. */
  readonly name: string;
}

const MAX_STEPS = 5000;

/** Further orders of a test are not tried. */
const MAX_SPLITS = 12;

/** How a run ended that passed. */
interface Ending {
  readonly run: ScheduleRun;
  readonly state: CloudState;
  /** The state as one text: equal for equal states. */
  readonly text: string;
}

/** Proves races of a test, or fails to. */
class RaceProver {
  readonly #runner: ScheduleRunner;
  readonly #name: string;
  readonly #first: Ending;
  readonly #splits: readonly Split[];
  /** States that one invocation after the other leads to. */
  readonly #serial: Set<string>;
  /** Pairs that were run one after the other. */
  readonly #ordered = new Set<string>();
  #left = MAX_SPLITS;

  constructor(runner: ScheduleRunner, name: string, first: Ending, second: Ending) {
    this.#runner = runner;
    this.#name = name;
    this.#first = first;
    this.#splits = chosen([first, second].flatMap(({ run }) => splitsOf(run.history)));
    this.#serial = new Set([first.text, second.text]);
  }

  /**
   * Looks for an order with one invocation in the middle of another that ends in a state which neither order of the two
   * leads to. `judge` says what such an order shows; undefined: nothing.
   */
  async prove(
    race: string,
    judge: (history: RunHistory, split: Split) => RaceWarning | undefined,
    mayRunAgain: () => boolean = () => true,
  ): Promise<RaceFinding | undefined> {
    for (const split of this.#splits.filter(({ name }) => name === race)) {
      if (this.#left === 0 || !mayRunAgain()) return undefined;
      this.#left -= 1;
      const { victim, after: until, other } = split;
      const end = await ending(this.#runner, new PhasedOrder([{ of: victim, until }, { of: other }, { of: victim }]));
      if (!end || this.#isSerial(end)) continue;
      const warning = judge(end.run.history, split);
      if (!warning) continue;
      await this.#runWhole(victim, other);
      await this.#runWhole(other, victim);
      if (!this.#isSerial(end)) return { warning, proof: this.#proofOf(end) };
    }
    return undefined;
  }

  /** Learns where one invocation after another leads. */
  async #runWhole(first: string, second: string): Promise<void> {
    const pair = `${first}\n${second}`;
    if (this.#ordered.has(pair)) return;
    this.#ordered.add(pair);
    const whole = await ending(this.#runner, new PhasedOrder([{ of: first }, { of: second }]));
    if (whole) this.#serial.add(whole.text);
  }

  #isSerial({ text }: Ending): boolean {
    return this.#serial.has(text);
  }

  #proofOf({ run, state }: Ending): RaceProof {
    const deviations = deviationsOf(run.decisions);
    return {
      token: formatToken({ of: tokenOwner(this.#name), deviations }),
      difference: diffStates(this.#first.state, state),
    };
  }
}

/**
 * Runs what the test did in other orders: one invocation after the other, the other way round, and with one invocation in
 * the middle of another. When that ends in a state which one after the other does not lead to, the race is real, whatever
 * was asserted. Answers the warnings with their proofs, and of the suspicions those that were proven.
 */
export async function confirmRaces(options: ConfirmOptions): Promise<readonly RaceFinding[]> {
  const { bench, records, warnings, suspicions, mayRunAgain, name } = options;
  const runner = new ScheduleRunner(bench, reenact(bench.cloud, records), MAX_STEPS);
  try {
    const first = await ending(runner, new DefaultOrder());
    const second = first && (await ending(runner, lastFirst(first.run)));
    if (!first || !second) return warnings.map((warning) => ({ warning, proof: undefined }));
    const prover = new RaceProver(runner, name, first, second);
    const findings: RaceFinding[] = [];
    for (const warning of warnings) {
      findings.push((await prover.prove(nameOfRace(warning), () => warning)) ?? { warning, proof: undefined });
    }
    for (const race of suspicions) {
      const finding = await prover.prove(race, staleDecisionOf, mayRunAgain);
      if (finding) findings.push(finding);
    }
    return findings;
  } finally {
    await runner.rewind();
  }
}

async function ending(runner: ScheduleRunner, order: OrderStrategy): Promise<Ending | undefined> {
  const run = await runner.run(order);
  if (run.outcome !== 'passed') return undefined;
  const state = await runner.endState();
  return { run, state, text: stateText(state) };
}

/** One invocation after the other, beginning with the one that ended last. */
function lastFirst({ history }: ScheduleRun): PhasedOrder {
  const ends = history.events.filter(({ record }) => record.kind === 'completion');
  return new PhasedOrder(ends.toReversed().map(({ record: { actor } }) => ({ of: actor.identity })));
}

/** Splits of every kind, and then a few more of each: those of other invocations of the same functions show much the same. */
function chosen(splits: readonly Split[]): readonly Split[] {
  const kinds = new Map<string, Split[]>();
  for (const split of splits) kinds.set(split.kind, [...(kinds.get(split.kind) ?? []), split]);
  return [0, 1, 2].flatMap((turn) => [...kinds.values()].flatMap((alike) => alike[turn] ?? []));
}
