import { getTagged, removeTags } from '../domain/tags.ts';
import type { LogsOperation } from '../state.ts';

/** Takes tags off a log group. */
export const untagResource: LogsOperation<'UntagResource'> = ({ resourceArn, tagKeys }, context) => {
  removeTags(getTagged(resourceArn, context), tagKeys, context);
  return {};
};
