import { getTagged } from '../domain/tags.ts';
import type { LogsOperation } from '../state.ts';

/** Answers the tags of a log group. */
export const listTagsForResource: LogsOperation<'ListTagsForResource'> = ({ resourceArn }, context) => ({
  tags: { ...getTagged(resourceArn, context).tags },
});
