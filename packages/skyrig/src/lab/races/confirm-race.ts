import type { TraceRecord } from '@skyrig/cloud';
import { ScheduleRunner, type Bench, type ScheduleRun } from '../explore/schedule-runner.ts';
import { deviationsOf } from '../replay/deviations.ts';
import { formatToken, tokenOwner } from '../replay/token.ts';
import { diffStates } from '../state/diff-states.ts';
import { stateText, type CloudState } from '../state/read-state.ts';
import type { OrderStrategy } from '../strategies/choice.ts';
import { DefaultOrder } from '../strategies/default-order.ts';
import { LastFirstOrder } from '../strategies/last-first-order.ts';
import { scriptOfReversal } from '../strategies/race-directed.ts';
import { ScriptedOrder } from '../strategies/scripted-order.ts';
import { findRaces } from './find-races.ts';
import type { RaceWarning } from './race-warning.ts';
import { reenact } from './reenact.ts';

/** Proof that a race matters. */
export interface RaceProof {
  /** Replays the order that leads there. */
  readonly token: string;
  /** How the state differs from the one that one invocation after the other leads to. */
  readonly difference: readonly string[];
}

export interface ConfirmOptions {
  /** It must stand where the test began. */
  readonly bench: Bench;
  /** What the test did. */
  readonly records: readonly TraceRecord[];
  readonly warnings: readonly RaceWarning[];
  /** Functions that never run twice at a time. */
  readonly exclusive: ReadonlySet<string>;
  /** Of the test, for tokens. */
  readonly name: string;
}

const MAX_STEPS = 5000;

/**
 * Runs what the test did in three orders: one invocation after the other, the other way round, and with the two steps of a
 * warning swapped. When the last ends in a state that neither of the others does, the race is real, whatever was asserted.
 */
export async function confirmRaces({
  bench,
  records,
  warnings,
  exclusive,
  name,
}: ConfirmOptions): Promise<ReadonlyMap<RaceWarning, RaceProof>> {
  const { cloud } = bench;
  const runner = new ScheduleRunner(bench, reenact(cloud, records), MAX_STEPS);
  const proofs = new Map<RaceWarning, RaceProof>();
  try {
    const first = await ending(runner, new DefaultOrder());
    const second = await ending(runner, new LastFirstOrder());
    if (!first || !second) return proofs;
    const serial = new Set([stateText(first.state), stateText(second.state)]);
    for (const warning of warnings) {
      const swapped = swappedOrder(first.run, warning, exclusive) ?? swappedOrder(second.run, warning, exclusive);
      const outcome = swapped && (await ending(runner, swapped));
      if (!outcome || serial.has(stateText(outcome.state))) continue;
      proofs.set(warning, {
        token: formatToken({ of: tokenOwner(name), deviations: deviationsOf(outcome.run.decisions) }),
        difference: diffStates(first.state, outcome.state),
      });
    }
    return proofs;
  } finally {
    await runner.rewind();
  }
}

async function ending(
  runner: ScheduleRunner,
  order: OrderStrategy,
): Promise<{ readonly run: ScheduleRun; readonly state: CloudState } | undefined> {
  const run = await runner.run(order);
  if (run.outcome !== 'passed') return undefined;
  return { run, state: await runner.endState() };
}

/** An order in which the other step of a warning comes between the victim's read and its write. */
function swappedOrder(
  { history }: ScheduleRun,
  warning: RaceWarning,
  exclusive: ReadonlySet<string>,
): ScriptedOrder | undefined {
  const found = findRaces(
    history.events.map(({ record }) => record),
    { exclusive },
  ).find(
    ({ resource, victim, other }) =>
      resource === warning.resource &&
      [victim.handler, other.handler].sort().join() === [warning.victim.handler, warning.other.handler].sort().join(),
  );
  if (!found) return undefined;
  const { victim, other } = found;
  const write = history.findBySeq(victim.write.record.seq);
  const step = history.events.find(
    ({ actor, record, index }) =>
      actor === other.step.actor &&
      index > (write?.index ?? 0) &&
      record.accesses.some(({ resource, key }) => resource === found.resource && key === found.key),
  );
  if (!write || !step) return undefined;
  return new ScriptedOrder(scriptOfReversal(history, write, step), write.label);
}
