import type { ExploreReport } from './explore/explore-options.ts';
import type { FaultReport } from './fault-search/fault-report.ts';
import type { IdempotencyReport } from './idempotency/idempotency-options.ts';

const WHY = 'the effects of the test are being changed: each run of it runs this body once';

/** `cloud.explore` in a test whose effects are being changed: one order, the one in which things happen. */
export async function exploreOnce(body: () => unknown): Promise<ExploreReport> {
  const elapsedMs = await timed(body);
  return {
    schedules: 1,
    classes: 1,
    newClassChance: 1,
    isExhaustive: false,
    stepLimited: 0,
    uncontrolled: [],
    decisions: { min: 0, mean: 0, max: 0 },
    elapsedMs,
  };
}

/** `cloud.checkIdempotency` in such a test: nothing is delivered twice. */
export async function checkIdempotencyOnce(body: () => unknown): Promise<IdempotencyReport> {
  const elapsedMs = await timed(body);
  return { cases: 0, handlers: [], skipped: [{ what: 'all deliveries', why: WHY }], elapsedMs };
}

/** `cloud.exploreFaults` in such a test: nothing else fails. */
export async function exploreFaultsOnce(body: () => unknown): Promise<FaultReport> {
  const elapsedMs = await timed(body);
  const skipped = [{ what: 'all faults', why: WHY }];
  return { calls: 0, distinctCalls: 0, faults: [], skipped, elapsedMs, format: () => `No fault was tried: ${WHY}.` };
}

async function timed(body: () => unknown): Promise<number> {
  const started = performance.now();
  await body();
  return performance.now() - started;
}
