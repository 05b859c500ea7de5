import type { TraceRecord } from '@skyrig/cloud';
import { diffStates } from '../state/diff-states.ts';
import type { FaultOutcome } from './fault-report.ts';
import { messageOf } from '../trials/message-of.ts';
import { isSameRequest } from '../trials/remote-calls.ts';
import type { BaseTrial, Trial } from '../trials/trial-runner.ts';

/** What became of a fault: how its run ended, compared with the one without. */
export function judgeFault(
  base: BaseTrial,
  trial: Trial,
  deadLetterQueues: ReadonlySet<string>,
): Pick<FaultOutcome, 'verdict' | 'cure' | 'details'> {
  const ends = unsuccessfulEnds(base, trial);
  if (trial.failure) return { verdict: 'failed', cure: undefined, details: [messageOf(trial.failure.error), ...ends] };
  const details = trial.state ? diffStates(base.state, trial.state) : [];
  if (details.length === 0) return { verdict: 'survived', cure: cureOf(base, trial), details };
  const isGivenUp =
    countGivenUp(trial.records) > countGivenUp(base.records) ||
    details.some((line) => deadLetterQueues.has(line.split(' ')[0] ?? ''));
  return { verdict: isGivenUp ? 'dead-letter' : 'degraded', cure: undefined, details: [...details, ...ends] };
}

function cureOf(base: BaseTrial, { records }: Trial): FaultOutcome['cure'] {
  if (endsOf(records).length > endsOf(base.records).length) return 'redelivery';
  const struck = records.findIndex(({ fault }) => fault !== undefined);
  const isRetried = records
    .slice(struck + 1)
    .some(
      ({ identity, outcome, fault }) =>
        outcome === 'ok' && fault === undefined && isSameRequest(identity, records[struck]?.identity ?? ''),
    );
  return isRetried ? 'retry' : undefined;
}

const ENDS: Readonly<Record<string, string>> = {
  error: 'ended with an error',
  timeout: 'ran out of time',
  crashed: 'crashed',
};

/** How functions ended that do not end so without the fault. */
function unsuccessfulEnds(base: BaseTrial, trial: Trial): readonly string[] {
  const of = ({ records }: Trial): readonly string[] =>
    endsOf(records).flatMap(({ notes }) => {
      const how = ENDS[String(notes?.['result'])];
      return how === undefined ? [] : [`${String(notes?.['function'])} ${how}`];
    });
  const usual = new Set(of(base));
  return [...new Set(of(trial))].filter((end) => !usual.has(end));
}

/** Ends of invocations: their completions, or that nothing was heard of them any more. */
function endsOf(records: readonly TraceRecord[]): readonly TraceRecord[] {
  return records.filter(({ notes }) => notes?.['result'] !== undefined);
}

/** Events that no attempt was left for. */
function countGivenUp(records: readonly TraceRecord[]): number {
  return records.filter(({ notes }) => notes?.['givenUp'] !== undefined).length;
}
