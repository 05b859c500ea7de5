import { appendEvents } from '../domain/append.ts';
import { getGroup, getStream } from '../domain/find-group.ts';
import { assertBatch, splitBatch } from '../domain/batch.ts';
import type { LogsOperation } from '../state.ts';

/** Appends a batch to a stream; events too old, too new or past the retention are left out and told of. Sequence tokens are ignored, as AWS does now. */
export const putLogEvents: LogsOperation<'PutLogEvents'> = ({ logGroupName, logStreamName, logEvents }, context) => {
  assertBatch(logEvents);
  const group = getGroup(logGroupName, context);
  const stream = getStream(logGroupName, logStreamName, context);
  const { accepted, rejected } = splitBatch(logEvents, group, context.clock.now());
  appendEvents(group, stream, accepted, context);
  // AWS: the token means nothing any more, but is still given. Source: API_PutLogEvents, read 2026-11.
  const nextSequenceToken = `4964${String(context.state.order).padStart(52, '0')}`;
  return { nextSequenceToken, ...(rejected && { rejectedLogEventsInfo: rejected }) };
};
