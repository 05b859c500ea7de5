import { skyrigError } from '@skyrig/cloud';
import type { Bench } from '../explore/schedule-runner.ts';
import { findDeadLetterQueues } from './dead-letter-queues.ts';
import type { FaultOutcome, FaultReport, FaultSearchOptions } from './fault-report.ts';
import { formatFaultReport } from './format-fault-report.ts';
import { judgeFault } from './judge-fault.ts';
import { classOfCall, listCalls, type RemoteCall } from '../trials/remote-calls.ts';
import { TrialRunner } from '../trials/trial-runner.ts';
import { waysToFail } from './ways-to-fail.ts';

/**
 * Runs a body once, then again for every request that its functions made and every way in which it may fail, in the manner
 * of Filibuster (Meiklejohn and others, SoCC'21): what a test shows of the system without faults becomes a test of how it
 * bears them. Of requests that look alike only the first is made to fail. The cloud is left as it was.
 */
export async function exploreFaults(
  bench: Bench,
  body: () => unknown,
  options: FaultSearchOptions = {},
): Promise<FaultReport> {
  const { handlers, kinds, ignore = [], failOn, maxFaults = 500, maxTimeMs = 20_000, maxSteps = 10_000 } = options;
  const started = performance.now();
  const { readable } = bench;
  const runner = new TrialRunner(bench, body, { maxSteps, ignore });
  try {
    const base = await runner.base();
    const deadLetterQueues = await findDeadLetterQueues(bench.cloud);
    const all = listCalls(base.records);
    const calls = handlers ? all.filter(({ handler }) => handlers.some((name) => handler.includes(name))) : all;
    if (calls.length === 0) throw nothingToFail(all, handlers);
    const known = new Set(all.map(classOfCall));
    const later = new Map<string, string>();
    const faults: FaultOutcome[] = [];
    const { chosen, skipped } = chooseCalls(calls, readable);
    let cutOff = 0;
    for (const call of chosen) {
      const [handler, text] = [readable(call.handler), readable(call.text)];
      for (const { kind, name, rule } of waysToFail(call)) {
        if (kinds && !kinds.includes(kind)) continue;
        if (faults.length >= maxFaults || performance.now() - started >= maxTimeMs) {
          cutOff += 1;
          continue;
        }
        const trial = await runner.run([rule]);
        if (trial.applied.includes(0)) {
          skipped.push({ what: `${handler}: ${text}, ${name}`, why: 'it did not come to that in its run' });
          continue;
        }
        const judgement = judgeFault(base, trial, deadLetterQueues);
        const details = judgement.details.map(readable);
        faults.push({ handler, call: text, kind, fault: name, ...judgement, details });
        for (const other of listCalls(trial.records)) {
          if (!known.has(classOfCall(other)))
            later.set(classOfCall(other), readable(`${other.handler}: ${other.text}`));
        }
      }
    }
    skipped.push(...[...new Set(later.values())].map((what) => ({ what, why: 'sent only after another fault' })));
    if (cutOff > 0)
      skipped.push({
        what: `${String(cutOff)} further ${cutOff === 1 ? 'fault' : 'faults'}`,
        why: 'more than maxFaults, or out of time',
      });
    const report = {
      calls: calls.length,
      distinctCalls: chosen.length,
      faults,
      skipped,
      elapsedMs: performance.now() - started,
    };
    const format = (): string => formatFaultReport(report);
    const bad = failOn && faults.filter(({ verdict }) => isBad(verdict, failOn));
    if (bad && bad.length > 0)
      throw skyrigError('FAULTS', `${String(bad.length)} faults are not survived.\n${format()}`);
    return { ...report, format };
  } finally {
    await runner.rewind();
  }
}

function isBad(verdict: FaultOutcome['verdict'], failOn: 'failed' | 'degraded'): boolean {
  return failOn === 'failed' ? verdict === 'failed' : verdict !== 'survived';
}

/** The first call of every class. */
function chooseCalls(
  calls: readonly RemoteCall[],
  readable: (text: string) => string,
): {
  readonly chosen: readonly RemoteCall[];
  readonly skipped: { what: string; why: string }[];
} {
  const classes = new Map<string, RemoteCall[]>();
  for (const call of calls) classes.set(classOfCall(call), [...(classes.get(classOfCall(call)) ?? []), call]);
  const chosen: RemoteCall[] = [];
  const skipped: { what: string; why: string }[] = [];
  for (const [first, ...others] of classes.values()) {
    if (!first) continue;
    chosen.push(first);
    if (others.length === 0) continue;
    const count = `${String(others.length)} more ${others.length === 1 ? 'request' : 'requests'}`;
    skipped.push({
      what: `${count} like ${readable(`${first.handler}: ${first.text}`)}`,
      why: 'the first stands for them',
    });
  }
  return { chosen, skipped };
}

/** There must be something: a search of nothing would find nothing wrong. */
function nothingToFail(all: readonly RemoteCall[], handlers: readonly string[] | undefined): Error {
  const names = [...new Set(all.map(({ handler }) => handler))].join(', ');
  const why =
    handlers && all.length > 0
      ? `None of ${names} is meant by handlers: ${handlers.join(', ')}.`
      : 'No function made a request in the run without faults.';
  return skyrigError('NOTHING_TO_FAIL', `There is nothing that could fail. ${why}`);
}
