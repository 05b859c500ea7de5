import type { TestVerdict } from '../flakes/flake-analysis.ts';
import { addDays } from './calendar-day.ts';
import { quarantineBudget } from './quarantine-budget.ts';
import { maxQuarantineDays, type QuarantineEntry } from './quarantine-entry.ts';

/** An entry to be taken out, and why. */
export interface ProposedRelease {
  readonly entry: QuarantineEntry;
  readonly why: string;
}

/** A test for which nothing is done, and why a person should look at it. */
export interface QuarantineRemark {
  readonly test: string;
  readonly what: string;
}

/** What the history says should become of the quarantine. */
export interface QuarantinePlan {
  readonly add: readonly QuarantineEntry[];
  readonly release: readonly ProposedRelease[];
  readonly remarks: readonly QuarantineRemark[];
  /** The entries once all of that is done. */
  readonly result: readonly QuarantineEntry[];
}

export interface PlanQuarantineInput {
  readonly entries: readonly QuarantineEntry[];
  /** One for every test of the history. */
  readonly verdicts: readonly TestVerdict[];
  /** Of the suite as it is now, which the budget is a share of. */
  readonly suiteSize: number;
  /** `2026-03-02` */
  readonly today: string;
  /** Who mends a test. */
  readonly ownerOf: (test: TestVerdict) => string | undefined;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function describeReason({ flakyFailures, runs, diagnosis, failures }: TestVerdict): string {
  const cause = diagnosis?.confidence === 'likely' ? ` (${diagnosis.flakeClass})` : '';
  const [failure] = failures;
  const message = failure === undefined || failure.message === '' ? '' : `: ${failure.message.split('\n', 1)[0]}`;
  return `failed by itself in ${flakyFailures} of ${runs} runs${cause}${message}`.slice(0, 200);
}

/** Why an entry has nothing to do in quarantine any more; undefined while it has. */
function findReleaseReason(verdict: TestVerdict): string | undefined {
  if (verdict.reproducibleFailures > 0) return 'its failure can be replayed: it is a bug with a reproduction';
  if (verdict.state === 'broken') return 'it fails at every attempt: it is broken, not flaky';
  if (verdict.flakeState === 'probation' || verdict.flakeState === 'healthy')
    return `P(p > 1 %) is down to ${percent(verdict.flakyProbability)} after ${verdict.runs} runs`;
  return undefined;
}

/** Works out who enters and who leaves. The most frequent flakes enter first, as long as the budget lasts. */
export function planQuarantine({ entries, verdicts, suiteSize, today, ownerOf }: PlanQuarantineInput): QuarantinePlan {
  const known = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  const release: ProposedRelease[] = [];
  const remarks: QuarantineRemark[] = [];
  for (const entry of entries) {
    const verdict = known.get(entry.test);
    const why = verdict && findReleaseReason(verdict);
    if (!verdict) remarks.push({ test: entry.test, what: 'is in quarantine, but no run of the history has it' });
    else if (why !== undefined) release.push({ entry, why });
    else if (entry.expires < today)
      remarks.push({ test: entry.test, what: `is flaky still, and its quarantine expired after ${entry.expires}` });
  }
  const kept = entries.filter((entry) => !release.some((item) => item.entry === entry));
  const listed = new Set(entries.map(({ test }) => test));
  const flaky = verdicts
    .filter(({ id, state }) => state === 'quarantined' && !listed.has(id))
    .sort((left, right) => right.flakeRate - left.flakeRate);
  const add: QuarantineEntry[] = [];
  const budget = quarantineBudget(suiteSize);
  for (const verdict of flaky) {
    const owner = ownerOf(verdict);
    if (verdict.reproducibleFailures > 0)
      remarks.push({ test: verdict.id, what: 'fails so that it can be replayed: it is a bug, and never quarantined' });
    else if (kept.length + add.length >= budget)
      remarks.push({
        test: verdict.id,
        what: `is flaky, but the budget of ${budget} in ${suiteSize} tests is used up`,
      });
    else if (owner === undefined)
      remarks.push({
        test: verdict.id,
        what: 'is flaky, but has no owner: name one in CODEOWNERS, or add it with --owner',
      });
    else
      add.push({
        test: verdict.id,
        owner,
        reason: describeReason(verdict),
        since: today,
        expires: addDays(today, maxQuarantineDays),
      });
  }
  return { add, release, remarks, result: [...kept, ...add] };
}
