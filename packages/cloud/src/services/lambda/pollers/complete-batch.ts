import type { InvocationAnswer, InvocationRecord, InvocationTrigger, LambdaContext } from '../state.ts';
import { judgeBatch } from './batch-verdict.ts';
import { completeStreamBatch } from './complete-stream-batch.ts';
import { updateMapping } from './mapping.ts';
import { pollAfter } from './schedule-poll.ts';

type BatchTrigger = Extract<InvocationTrigger, { readonly mappingId: string }>;
type QueueTrigger = Extract<InvocationTrigger, { readonly kind: 'queue' }>;

/** An invocation for a mapping is over. */
export function completeBatch(
  context: LambdaContext,
  record: InvocationRecord,
  trigger: BatchTrigger,
  answer: InvocationAnswer,
): void {
  const mapping = context.state.mappings.get(trigger.mappingId);
  if (trigger.kind === 'queue') completeQueueBatch(context, trigger, answer);
  else if (mapping) completeStreamBatch(context, mapping, record, trigger.laneKey, answer);
}

/** What was processed is deleted; the rest becomes visible again when its visibility timeout ends. */
function completeQueueBatch(context: LambdaContext, trigger: QueueTrigger, answer: InvocationAnswer): void {
  const { mappingId, sourceArn, messages } = trigger;
  const mapping = context.state.mappings.get(mappingId);
  const ids = messages.map(({ messageId }) => messageId);
  const verdict = judgeBatch(answer, mapping?.reportsFailures ?? false, ids);
  context.note('batchResult', verdict.kind);
  const done =
    verdict.kind === 'failure'
      ? []
      : messages.filter(({ messageId }) => verdict.kind === 'success' || !verdict.failed.has(messageId));
  if (done.length > 0) {
    context.ports.queues?.delete(
      sourceArn,
      done.map(({ receiptHandle }) => receiptHandle),
    );
  }
  if (!mapping) return;
  const lastResult = verdict.kind === 'success' ? 'OK' : 'PROBLEM: Function call failed';
  updateMapping(context, mappingId, { inFlight: Math.max(0, mapping.inFlight - 1), lastResult });
  const isMore = context.state.buffers.has(mappingId) || (context.ports.queues?.visibleCount(sourceArn) ?? 0) > 0;
  if (isMore) pollAfter(context, mappingId);
}
