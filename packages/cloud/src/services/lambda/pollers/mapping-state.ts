import type { LambdaContext } from '../state.ts';
import { updateMapping } from './mapping.ts';
import { pollAfter } from './schedule-poll.ts';

export const TRANSITION = 'mapping-transition';

/** A change of a mapping takes hold a moment after it was answered, as in AWS, where it takes up to a minute. */
export function changeMappingState(context: LambdaContext, mappingId: string): void {
  context.later({ kind: TRANSITION, key: mappingId, payload: { mappingId } });
}

/** Handles {@link TRANSITION}. */
export function finishTransition({ mappingId }: { readonly mappingId: string }, context: LambdaContext): void {
  const mapping = context.state.mappings.get(mappingId);
  if (!mapping) return;
  updateMapping(context, mappingId, { state: mapping.enabled ? 'Enabled' : 'Disabled' });
  if (mapping.enabled) pollAfter(context, mappingId);
}
