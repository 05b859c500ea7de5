import type { QueuePort } from '../../ports.ts';
import { freeConcurrency } from '../domain/concurrency.ts';
import { getFunctionVersion } from '../domain/function-reference.ts';
import { acceptInvocation, startNow } from '../domain/start-invocation.ts';
import { INITIAL_QUEUE_CONCURRENCY, SYNC_PAYLOAD_BYTES } from '../limits.ts';
import type { LambdaContext } from '../state.ts';
import { createRecordFilter } from './filter-records.ts';
import { updateMapping, type BufferedMessage, type Mapping, type QueueBuffer } from './mapping.ts';
import { pollAfter } from './schedule-poll.ts';

/** One batch per step, so that the gate decides over each; polls again while there may be more. */
export function pollQueue(context: LambdaContext, mapping: Mapping): void {
  const { queues } = context.ports;
  const visibilitySeconds = queues?.visibilityTimeoutSeconds(mapping.sourceArn);
  if (!queues || visibilitySeconds === undefined) {
    updateMapping(context, mapping.uuid, { lastResult: 'PROBLEM: The specified queue does not exist' });
    return;
  }
  // AWS: a function with a reserved concurrency of 0 is not polled for.
  if (context.state.reservedConcurrency.get(mapping.functionName) === 0) {
    updateMapping(context, mapping.uuid, { isHeldBack: true });
    return;
  }
  if (mapping.inFlight >= Math.min(mapping.maximumConcurrency ?? Infinity, INITIAL_QUEUE_CONCURRENCY)) return;
  const buffer = fillBuffer(context, mapping, queues, visibilitySeconds * 1000);
  const { messages } = buffer;
  const [first] = messages;
  if (first === undefined) {
    saveBuffer(context, mapping, messages);
    return;
  }
  const batch = cutBatch(context, mapping, messages);
  const windowEndsMs = first.receivedMs + mapping.windowSeconds * 1000;
  const waitMs = windowEndsMs - context.clock.now();
  if (batch.length < mapping.batchSize && batch.length === messages.length && waitMs > 0) {
    saveBuffer(context, mapping, messages);
    pollAfter(context, mapping.uuid, waitMs);
  } else if (freeConcurrency(context.state, mapping.functionName) === 0) {
    // AWS: a throttled batch is tried again until its messages are visible again. Source: guide, "Error handling for SQS event sources".
    saveBuffer(context, mapping, messages, buffer.throttles + 1);
    updateMapping(context, mapping.uuid, { isHeldBack: true });
    context.note('throttled', messages.length);
    pollAfter(context, mapping.uuid, Math.min(60_000, 1000 * 2 ** buffer.throttles));
  } else {
    const left = messages.slice(batch.length);
    saveBuffer(context, mapping, left);
    startBatch(context, mapping, batch);
    if (left.length > 0 || queues.visibleCount(mapping.sourceArn) > 0) pollAfter(context, mapping.uuid);
  }
}

/** What was received earlier and is not visible again yet, and as many further messages as the batch lacks. */
function fillBuffer(context: LambdaContext, mapping: Mapping, queues: QueuePort, visibilityMs: number): QueueBuffer {
  const now = context.clock.now();
  const kept = context.state.buffers.get(mapping.uuid) ?? { messages: [], throttles: 0 };
  const messages = kept.messages.filter(({ receivedMs }) => receivedMs + visibilityMs > now);
  if (messages.length < mapping.batchSize) {
    const received = queues.receive(mapping.sourceArn, mapping.batchSize - messages.length);
    const accepts = createRecordFilter(mapping.filters);
    const refused: string[] = [];
    for (const message of received) {
      if (accepts(formatRecord(context, mapping, message))) messages.push({ ...message, receivedMs: now });
      else refused.push(message.receiptHandle);
    }
    // AWS: what no filter matches is deleted from the queue.
    if (refused.length > 0) {
      queues.delete(mapping.sourceArn, refused);
      context.note('filteredOut', refused.length);
      if (messages.length === 0) pollAfter(context, mapping.uuid);
    }
  }
  return { messages, throttles: kept.throttles };
}

function saveBuffer(
  context: LambdaContext,
  mapping: Mapping,
  messages: readonly BufferedMessage[],
  throttles = 0,
): void {
  if (messages.length > 0) context.state.buffers.set(mapping.uuid, { messages, throttles });
  else context.state.buffers.delete(mapping.uuid);
}

/** As many messages as batch size and payload limit allow. */
function cutBatch(
  context: LambdaContext,
  mapping: Mapping,
  messages: readonly BufferedMessage[],
): readonly BufferedMessage[] {
  let size = '{"Records":[]}'.length;
  let count = 0;
  for (const message of messages.slice(0, mapping.batchSize)) {
    size += Buffer.byteLength(JSON.stringify(formatRecord(context, mapping, message))) + 1;
    if (count > 0 && size > SYNC_PAYLOAD_BYTES) break;
    count += 1;
  }
  return messages.slice(0, count);
}

function startBatch(context: LambdaContext, mapping: Mapping, batch: readonly BufferedMessage[]): void {
  const { uuid, sourceArn } = mapping;
  const causes = [...new Set(batch.map(({ sentBy }) => sentBy))];
  context.causedBy(causes);
  context.note('batch', batch.length);
  const messages = batch.map(({ messageId, receiptHandle }) => ({ messageId, receiptHandle }));
  const record = acceptInvocation(context, {
    requestId: context.ids.uuid(),
    found: getFunctionVersion(mapping.functionName, context, mapping.qualifier),
    trigger: { kind: 'queue', mappingId: uuid, sourceArn, messages },
    payload: JSON.stringify({ Records: batch.map((message) => formatRecord(context, mapping, message)) }),
  });
  updateMapping(context, uuid, { inFlight: mapping.inFlight + 1, isHeldBack: false });
  startNow(context, record, causes);
}

/** A record of Lambda's SQS event. Source: Lambda developer guide, "Using Lambda with Amazon SQS", example event. */
function formatRecord(
  context: LambdaContext,
  mapping: Mapping,
  message: BufferedMessage | Omit<BufferedMessage, 'receivedMs'>,
): Readonly<Record<string, unknown>> {
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: message.attributes,
    messageAttributes: message.messageAttributes,
    ...(message.md5OfMessageAttributes !== undefined && { md5OfMessageAttributes: message.md5OfMessageAttributes }),
    md5OfBody: message.md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: mapping.sourceArn,
    awsRegion: context.region,
  };
}
