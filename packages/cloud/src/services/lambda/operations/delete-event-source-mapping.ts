import { noSuchResource } from '../errors.ts';
import { formatMapping } from '../pollers/mapping.ts';
import { unregisterReader } from '../pollers/poller-port.ts';
import { POLL } from '../pollers/schedule-poll.ts';
import { dropLanes } from '../pollers/stream-lanes.ts';
import type { LambdaOperation } from '../state.ts';

/** Stops polling for good. What runs goes on; messages held for a batch become visible again. */
export const deleteEventSourceMapping: LambdaOperation<'DeleteEventSourceMapping'> = (input, context) => {
  const mapping = context.state.mappings.get(input.UUID);
  if (!mapping) throw noSuchResource();
  unregisterReader(context, mapping);
  dropLanes(context, mapping);
  context.state.buffers.delete(mapping.uuid);
  context.state.mappings.delete(mapping.uuid);
  context.cancel(POLL, mapping.uuid);
  return formatMapping(mapping, 'Deleting');
};
