import { noSuchResource } from '../errors.ts';
import { formatMapping } from '../pollers/mapping.ts';
import type { LambdaOperation } from '../state.ts';

/** Describes an event source mapping. */
export const getEventSourceMapping: LambdaOperation<'GetEventSourceMapping'> = (input, { state }) => {
  const mapping = state.mappings.get(input.UUID);
  if (!mapping) throw noSuchResource();
  return formatMapping(mapping);
};
