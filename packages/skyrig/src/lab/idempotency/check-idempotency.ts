import { skyrigError } from '@skyrig/cloud';
import type { Bench } from '../explore/schedule-runner.ts';
import { messageOf } from '../trials/message-of.ts';
import { TrialRunner, type BaseTrial, type Trial } from '../trials/trial-runner.ts';
import { diffStates } from '../state/diff-states.ts';
import { findDeliveries, type Delivery } from './deliveries.ts';
import { formatFindings, type IdempotencyFinding } from './format-findings.ts';
import { listCases, type IdempotencyCase } from './idempotency-case.ts';
import type { IdempotencyOptions, IdempotencyReport } from './idempotency-options.ts';

/**
 * Runs a body once, then again for every event that a function got: with the event delivered twice, and with a crash after
 * each of the function's effects and the event delivered again. Each time everything must end as in the first run, save for
 * times and generated ids. Throws all cases that end differently. The cloud is left as it was.
 */
export async function checkIdempotency(
  bench: Bench,
  body: () => unknown,
  options: IdempotencyOptions = {},
): Promise<IdempotencyReport> {
  const { ignore = [], maxCases = 500, maxTimeMs = 20_000, maxSteps = 10_000 } = options;
  const started = performance.now();
  const { readable } = bench;
  const runner = new TrialRunner(bench, body, { maxSteps, ignore });
  try {
    const base = await runner.base();
    const { chosen, skipped } = chooseDeliveries(findDeliveries(base.records), options, readable);
    const cases = listCases(chosen);
    const titleOf = ({ delivery: { handler, source }, what }: IdempotencyCase): string =>
      readable(`${handler}, ${source}: ${what}`);
    const done: IdempotencyCase[] = [];
    const findings: IdempotencyFinding[] = [];
    for (const aCase of cases) {
      if (done.length >= maxCases || performance.now() - started >= maxTimeMs) break;
      const trial = await runner.run(aCase.rules);
      done.push(aCase);
      if (trial.applied.includes(0)) skipped.push({ what: titleOf(aCase), why: 'it did not come to that in its run' });
      const differences = differencesOf(base, trial);
      const { handler, source } = aCase.delivery;
      if (differences.length > 0) findings.push({ handler, source, what: aCase.what, differences });
    }
    if (findings.length > 0) throw skyrigError('NOT_IDEMPOTENT', readable(formatFindings(findings, done.length)));
    const why = done.length >= maxCases ? `more than maxCases (${String(maxCases)})` : 'out of time (maxTimeMs)';
    skipped.push(...cases.slice(done.length).map((aCase) => ({ what: titleOf(aCase), why })));
    const handlers = [...new Set(chosen.map(({ handler }) => handler))].map((handler) => ({
      handler: readable(handler),
      deliveries: chosen.filter((delivery) => delivery.handler === handler).length,
      cases: done.filter(({ delivery }) => delivery.handler === handler).length,
    }));
    return { cases: done.length, handlers, skipped, elapsedMs: performance.now() - started };
  } finally {
    await runner.rewind();
  }
}

function differencesOf(base: BaseTrial, { failure, state }: Trial): readonly string[] {
  if (failure) return [messageOf(failure.error)];
  return state ? diffStates(base.state, state) : [];
}

/** Throws when there is nothing to check: it would pass whatever the functions do. */
function chooseDeliveries(
  deliveries: readonly Delivery[],
  { handlers, direct = false }: IdempotencyOptions,
  readable: (text: string) => string,
): { readonly chosen: readonly Delivery[]; readonly skipped: { what: string; why: string }[] } {
  const chosen: Delivery[] = [];
  const reasons = new Map<string, string>();
  for (const delivery of deliveries) {
    const what = readable(`${delivery.handler}, ${delivery.source}`);
    if (handlers && !handlers.some((name) => delivery.handler.includes(name))) reasons.set(what, 'not in handlers');
    else if (delivery.isDirect && !direct) reasons.set(what, 'somebody waits for its answer (option direct)');
    else chosen.push(delivery);
  }
  const skipped = [...reasons].map(([what, why]) => ({ what, why }));
  if (chosen.length > 0) return { chosen, skipped };
  const why = skipped.map((skip) => `\n  - ${skip.what}: ${skip.why}`).join('');
  throw skyrigError(
    'NOTHING_TO_CHECK',
    `No function of the body got an event that could be delivered twice.${why === '' ? ' None was invoked at all.' : why}`,
  );
}
