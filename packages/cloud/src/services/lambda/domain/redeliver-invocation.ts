import type { Task } from '../../../kernel/task.ts';
import type { InvocationRecord, InvocationReport, InvocationTask, LambdaContext } from '../state.ts';
import { writeLog } from './complete-invocation.ts';
import { LOST, startNow } from './start-invocation.ts';

/**
 * Runs instead of the end of an invocation when its event is to be delivered again: at once, within the same place, so that
 * whoever waits for the end only sees it come later.
 */
export function redeliverInvocation(report: InvocationReport, context: LambdaContext, task: Task): void {
  const record = context.state.invocations.get(task.id);
  if (!record || record.answer) return;
  const { requestId, trigger } = record;
  context.cancel(LOST, requestId);
  context.note('result', report.outcome.kind);
  context.note('redelivered', requestId);
  writeLog(context, record, report, task.payload as InvocationTask);
  // AWS: all attempts of an asynchronous event have the same request id. Source: guide, "Retry behavior in AWS Lambda".
  const isEvent = trigger.kind === 'event';
  const again: InvocationRecord = {
    ...record,
    requestId: isEvent ? requestId : context.ids.uuid(),
    payload: trigger.kind === 'queue' ? receivedOnceMore(record.payload) : record.payload,
    startedMs: undefined,
    ...(trigger.kind === 'caller' && { answers: record.answers ?? requestId }),
  };
  // A caller waits for the record that it knows.
  if (trigger.kind !== 'caller' || record.answers !== undefined) context.state.invocations.delete(requestId);
  context.state.invocations.set(again.requestId, again);
  startNow(context, again);
}

/** A batch of messages with their receive counts one higher. */
function receivedOnceMore(payload: string): string {
  const { Records } = JSON.parse(payload) as {
    readonly Records: readonly { readonly attributes: Readonly<Record<string, string>> }[];
  };
  return JSON.stringify({
    Records: Records.map((record) => {
      const count = Number(record.attributes['ApproximateReceiveCount'] ?? 0) + 1;
      return { ...record, attributes: { ...record.attributes, ApproximateReceiveCount: String(count) } };
    }),
  });
}
