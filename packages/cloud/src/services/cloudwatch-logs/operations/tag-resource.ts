import { addTags, getTagged } from '../domain/tags.ts';
import type { LogsOperation } from '../state.ts';

/** Adds tags to a log group or replaces their values. */
export const tagResource: LogsOperation<'TagResource'> = ({ resourceArn, tags }, context) => {
  addTags(getTagged(resourceArn, context), tags, context);
  return {};
};
