import type { InvocationOutcome } from '../../../compute/types.ts';
import type { Task } from '../../../kernel/task.ts';
import { RESPONSE_PAYLOAD_BYTES, RESULT_KEPT_MS } from '../limits.ts';
import { completeBatch } from '../pollers/complete-batch.ts';
import { pollHeldBack } from '../pollers/schedule-poll.ts';
import type { InvocationAnswer, InvocationRecord, InvocationReport, InvocationTask, LambdaContext } from '../state.ts';
import { completeEvent } from './async-queue.ts';
import { freeSlot } from './concurrency.ts';
import { invocationLog, logTail } from './invocation-log.ts';
import { LOST } from './start-invocation.ts';

export const FORGET = 'forget-answer';
export const answerKey = (requestId: string): string => `invocation:${requestId}`;

/** Runs when the code has answered, or its environment is gone. */
export function completeInvocation(report: InvocationReport, context: LambdaContext, task: Task): void {
  const record = context.state.invocations.get(task.id);
  if (!record || record.answer) return;
  finish(context, record, report, task.payload as InvocationTask);
}

/** Handles {@link LOST}: nothing was heard of an invocation. */
export function giveUpInvocation(
  { requestId, reason }: { readonly requestId: string; readonly reason: 'silent' | 'deleted' },
  context: LambdaContext,
): void {
  const record = context.state.invocations.get(requestId);
  if (!record || record.answer) return;
  context.cancelTask(requestId);
  const settings = context.state.functions.get(record.functionName)?.latest.settings;
  const text =
    reason === 'deleted'
      ? `The function ${record.functionName} was deleted before the invocation started`
      : `Task timed out after ${(settings?.timeoutSeconds ?? 0).toFixed(2)} seconds`;
  const error = {
    errorType: reason === 'deleted' ? 'Runtime.FunctionDeleted' : 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: ${text}`,
  };
  const outcome: InvocationOutcome = {
    kind: 'timeout',
    ...error,
    trace: [],
    payload: JSON.stringify(error),
    durationMs: (settings?.timeoutSeconds ?? 0) * 1000,
    maxMemoryMb: settings?.memoryMb ?? 0,
    unhandled: [],
    stillRunningAfterReturn: [],
  };
  finish(context, record, { outcome, logs: [], logStream: '' }, undefined);
}

function finish(
  context: LambdaContext,
  record: InvocationRecord,
  report: InvocationReport,
  task: InvocationTask | undefined,
): void {
  const { requestId, functionName, trigger } = record;
  const outcome = limitResponse(report.outcome);
  context.cancel(LOST, requestId);
  freeSlot(context, functionName);
  context.note('requestId', requestId);
  context.note('function', functionName);
  context.note('trigger', trigger.kind);
  context.note('result', outcome.kind);
  keepRemarks(context, record, outcome);
  const answer: InvocationAnswer = {
    payload: outcome.payload,
    failed: outcome.kind !== 'success',
    executedVersion: record.version,
    logTail: task ? writeLog(context, record, { ...report, outcome }, task) : '',
  };
  if (trigger.kind === 'caller') {
    const { answers: asked = requestId } = record;
    context.state.invocations.delete(requestId);
    context.state.invocations.set(asked, { ...record, requestId: asked, answer });
    context.wake(answerKey(asked));
    const payload = { requestId: asked };
    context.later({ kind: FORGET, key: asked, delayMs: RESULT_KEPT_MS, payload, background: true });
  } else {
    context.state.invocations.delete(requestId);
    if (trigger.kind === 'event') completeEvent(context, record, answer);
    else completeBatch(context, record, trigger, answer);
  }
  pollHeldBack(context, functionName);
}

/** Handles {@link FORGET}: the caller has gone away. */
export function forgetAnswer({ requestId }: { readonly requestId: string }, context: LambdaContext): void {
  context.state.invocations.delete(requestId);
}

/** Appends to the function's log; answers the tail of it if the caller has asked for it. */
export function writeLog(
  context: LambdaContext,
  record: InvocationRecord,
  report: InvocationReport,
  task: InvocationTask,
): string {
  const now = context.clock.now();
  const lines = invocationLog(task, report, record.startedMs ?? now, now);
  const { account, region } = context;
  if (report.logStream !== '') context.ports.logs?.write({ account, region }, task.logGroup, report.logStream, lines);
  return record.wantsTail ? logTail(lines) : '';
}

function keepRemarks(
  context: LambdaContext,
  { requestId, functionName }: InvocationRecord,
  outcome: InvocationOutcome,
): void {
  const { unhandled } = outcome;
  // When one of several promises fails, the others may go on; that is no oversight.
  const stillRunningAfterReturn = outcome.kind === 'success' ? outcome.stillRunningAfterReturn : [];
  if (unhandled.length > 0) context.note('unhandled', unhandled.join('\n'));
  if (stillRunningAfterReturn.length > 0) context.note('stillRunningAfterReturn', stillRunningAfterReturn.join('\n'));
  if (unhandled.length === 0 && stillRunningAfterReturn.length === 0) return;
  const atMs = context.clock.now();
  context.state.unhandled.set(requestId, { requestId, functionName, atMs, unhandled, stillRunningAfterReturn });
}

/** AWS: an answer that is too large is an error of the function. */
function limitResponse(outcome: InvocationOutcome): InvocationOutcome {
  if (outcome.kind !== 'success' || Buffer.byteLength(outcome.payload) <= RESPONSE_PAYLOAD_BYTES) return outcome;
  const errorType = 'Function.ResponseSizeTooLarge';
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${String(RESPONSE_PAYLOAD_BYTES)} bytes).`;
  return {
    ...outcome,
    kind: 'error',
    errorType,
    errorMessage,
    trace: [],
    payload: JSON.stringify({ errorType, errorMessage }),
  };
}
