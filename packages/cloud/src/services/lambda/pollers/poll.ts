import type { LambdaContext } from '../state.ts';
import { pollQueue } from './poll-queue.ts';
import { pollStream } from './poll-stream.ts';

/** Handles a poll: takes what the source of a mapping has and hands batches to its function. */
export function poll({ mappingId }: { readonly mappingId: string }, context: LambdaContext): void {
  const mapping = context.state.mappings.get(mappingId);
  if (!mapping?.enabled || !context.state.functions.has(mapping.functionName)) return;
  context.note('mapping', mappingId);
  if (mapping.kind === 'queue') pollQueue(context, mapping);
  else pollStream(context, mapping);
}
