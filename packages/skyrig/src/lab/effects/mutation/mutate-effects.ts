import { stripVTControlCharacters } from 'node:util';
import { skyrigError, type FaultRule } from '@skyrig/cloud';
import type { Bench } from '../../explore/schedule-runner.ts';
import type { FoundEffects } from '../effects-of.ts';
import { findMutants, type Mutant } from './mutants.ts';
import { MutationCache, mutationKey } from './mutation-cache.ts';
import type { MutateOptions, Mutation, MutationReport, MutationVerdict } from './mutation-report.ts';
import { BodyRunner, type BodyRun } from './run-body.ts';
import { sumUpMutations } from './sum-up-mutations.ts';

/** What mutating effects needs of a test. */
export interface MutationHost {
  readonly bench: Bench;
  /** Whether functions run in the test's own thread. */
  readonly isInline: boolean;
  /** What the body has written since it began, and how closely it looked at it. */
  find(): Promise<FoundEffects>;
}

const FIRST_TIMEOUT_MS = 60_000;

/**
 * Runs a body unchanged, twice, and then once for every class of effects and operator, with one effect of the class changed.
 * Effects that the test does not look at survive by themselves: only some of them are run, to keep that honest. Where runs
 * failed, an unchanged one at the end shows that it was the change that they failed of. Throws what the body throws
 * unchanged, and when its unchanged runs differ. The cloud is left as it was.
 */
export async function mutateEffects(
  host: MutationHost,
  body: () => unknown,
  options: MutateOptions = {},
): Promise<MutationReport> {
  const {
    name = 'test',
    runs = 200,
    maxTimeMs = 60_000,
    operators,
    verify = 0.05,
    cache: folder = '.skyrig/mutations',
    files = [],
  } = options;
  const runner = new BodyRunner(host.bench, body, host.isInline);
  const started = performance.now();
  try {
    const first = await runner.run(FIRST_TIMEOUT_MS);
    if (first.outcome !== 'passed') throw first.error;
    const found = await host.find();
    const second = await runner.run(FIRST_TIMEOUT_MS);
    assertSame(first, second);
    const mutants = findMutants({ ...found, records: first.records }).filter(
      ({ operator }) => operators?.includes(operator) ?? true,
    );
    const { runTimeoutMs = Math.max(2000, 3 * Math.max(first.elapsedMs, second.elapsedMs)) } = options;
    const cache = new MutationCache(folder, name, await mutationKey(host.bench.cloud, first.records, body, files));
    const verified = chooseVerified(mutants, verify);
    const tally = { runs: 0, checked: 0, right: 0, hasFailed: false };
    const mutations: Mutation[] = [];
    for (const mutant of mutants) {
      if (mutant.isPredicted && !verified.has(mutant)) {
        mutations.push(describe(mutant, { verdict: 'predicted' }));
        continue;
      }
      const known = cache.get(mutant.id);
      const isOver = tally.runs >= runs || performance.now() - started > maxTimeMs;
      if (!known && isOver) {
        mutations.push(describe(mutant, { verdict: 'not run' }));
        continue;
      }
      let result = known;
      if (!result) {
        tally.runs += 1;
        result = judge(await runner.run(runTimeoutMs, ruleOf(mutant)), first);
        tally.hasFailed ||= result.verdict.startsWith('killed');
        cache.set(mutant.id, result);
      }
      if (mutant.isPredicted) {
        tally.checked += 1;
        // What leaves no difference behind was not missed either.
        if (result.verdict === 'survived' || result.verdict === 'equivalent') tally.right += 1;
      }
      mutations.push({ ...describe(mutant, result), ...(known && { isCached: true }) });
    }
    if (tally.hasFailed) assertUnspoilt(first, await runner.run(FIRST_TIMEOUT_MS));
    cache.write();
    return sumUpMutations(mutations, tally, performance.now() - started);
  } finally {
    await runner.rewind();
  }
}

function assertSame(first: BodyRun, second: BodyRun): void {
  if (second.outcome === 'passed' && first.state === second.state) return;
  throw skyrigError(
    'MUTATE',
    second.outcome === 'passed'
      ? 'Run twice from the same state, the test left different things behind: what changing an effect does cannot be told from chance. Look for real time, randomness or state outside of the cloud.'
      : `Run twice from the same state, the test passed and then failed: ${String(second.error)}. Everything it needs must be in its body or in the cloud when it begins.`,
  );
}

/* What a failed run leaves outside of the cloud may fail all that come after it: they would seem to be noticed. */
function assertUnspoilt(first: BodyRun, last: BodyRun): void {
  if (last.outcome === 'passed' && first.state === last.state) return;
  const what = last.outcome === 'passed' ? 'left different things behind' : `failed: ${firstLine(last.error)}`;
  throw skyrigError(
    'MUTATE',
    `Run unchanged after runs that had failed, the test ${what}. Something outside of the cloud remembers a failed run, so that what later runs show says nothing: make what the body needs in the body, or clean it up where the body fails too.`,
  );
}

/* The first of each stretch of equal length, so that the choice is the same every time. */
function chooseVerified(mutants: readonly Mutant[], share: number): ReadonlySet<Mutant> {
  const predicted = mutants.filter(({ isPredicted }) => isPredicted);
  const count = Math.min(predicted.length, Math.max(1, Math.round(predicted.length * share)));
  const step = predicted.length / Math.max(1, count);
  return new Set(
    Array.from({ length: count }, (_, index) => predicted[Math.floor(index * step)]).flatMap((one) => one ?? []),
  );
}

function ruleOf({ operator, record, nth, effect }: Mutant): FaultRule {
  return {
    name: `mutation ${operator}`,
    match: {
      service: record.service,
      operation: record.operation,
      when: ({ kind, identity }) => kind === 'request' && identity === record.identity,
      nth,
    },
    effect,
  };
}

function judge(run: BodyRun, base: BodyRun): { readonly verdict: MutationVerdict; readonly error?: string } {
  if (!run.isReached) return { verdict: 'not reached' };
  if (run.outcome === 'passed') return { verdict: run.state === base.state ? 'equivalent' : 'survived' };
  return { verdict: `killed by ${run.outcome}`, error: firstLine(run.error) };
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (stripVTControlCharacters(text).split('\n', 1)[0] ?? '').slice(0, 300);
}

function describe(mutant: Mutant, result: Pick<Mutation, 'verdict' | 'error'>): Mutation {
  const { operator, handler, operation, resource, attribute, level, suggestion } = mutant;
  const { verdict, error } = result;
  const isMissed = verdict === 'survived' || verdict === 'predicted';
  return {
    operator,
    handler,
    operation,
    resource,
    ...(attribute !== undefined && { attribute }),
    level,
    verdict,
    ...(error !== undefined && { error }),
    ...(isMissed && suggestion !== undefined && { suggestion }),
  };
}
