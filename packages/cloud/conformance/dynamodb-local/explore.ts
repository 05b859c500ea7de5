import fc from 'fast-check';
import { kindOf, type Difference } from './compare/compare-outcomes.ts';
import { runSequence, type SequenceResult } from './compare/run-sequence.ts';
import type { Ours, Side } from './compare/sides.ts';
import type { KnownDifference } from './compare/explain.ts';
import { sequences, type Sequence } from './model/sequence.ts';
import type { Options } from './options.ts';
import { shrink } from './shrink.ts';

const SHRINK_ATTEMPTS = 120;

/** A kind of difference that nothing explains, and the first sequence that showed it. */
export interface Finding {
  readonly kind: string;
  readonly times: number;
  readonly sequence: Sequence;
  readonly difference: Difference;
}

export interface Exploration {
  readonly sequences: number;
  readonly compared: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
  readonly known: ReadonlyMap<KnownDifference, number>;
}

const runOn = (theirs: Side, ours: Ours, sequence: Sequence): Promise<SequenceResult> =>
  runSequence(sequence, theirs, sequence.overHttp ? ours.overHttp : ours.inProcess);

/** Runs sequences on both, and keeps what is different. */
export async function explore(
  { runs, seed, only, maxSeconds }: Options,
  theirs: Side,
  ours: Ours,
): Promise<Exploration> {
  const findings = new Map<string, Finding>();
  const known = new Map<KnownDifference, number>();
  const counts = { sequences: 0, compared: 0, refused: 0 };
  const property = fc.asyncProperty(sequences(only), async (sequence) => {
    const result = await runOn(theirs, ours, sequence);
    counts.sequences += 1;
    counts.compared += result.compared;
    counts.refused += result.refused;
    for (const reason of result.known) known.set(reason, (known.get(reason) ?? 0) + 1);
    for (const difference of result.unknown) {
      const kind = kindOf(difference);
      const earlier = findings.get(kind);
      findings.set(kind, earlier ? { ...earlier, times: earlier.times + 1 } : { kind, times: 1, sequence, difference });
    }
  });
  const { errorInstance } = await fc.check(property, {
    seed,
    numRuns: runs,
    endOnFailure: true,
    interruptAfterTimeLimit: maxSeconds * 1000,
    markInterruptAsFailure: false,
  });
  if (errorInstance instanceof Error) throw errorInstance;
  return { ...counts, known, findings: [...findings.values()].sort((left, right) => right.times - left.times) };
}

/** The same difference with as little as possible around it. */
export async function shrinkFinding(finding: Finding, theirs: Side, ours: Ours): Promise<Finding> {
  let { difference } = finding;
  const shows = async (candidate: Sequence): Promise<boolean> => {
    const { unknown } = await runOn(theirs, ours, candidate);
    const same = unknown.find((one) => kindOf(one) === finding.kind);
    if (same) difference = same;
    return same !== undefined;
  };
  const end = finding.sequence.steps.indexOf(difference.step);
  const steps = end < 0 ? finding.sequence.steps : finding.sequence.steps.slice(0, end + 1);
  const sequence = await shrink({ ...finding.sequence, steps }, shows, SHRINK_ATTEMPTS);
  return { ...finding, sequence, difference };
}
