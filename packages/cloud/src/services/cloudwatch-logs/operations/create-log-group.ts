import { addGroup } from '../domain/create.ts';
import { groupAlreadyExists, tooManyTags } from '../errors.ts';
import { MAX_TAGS } from '../limits.ts';
import type { LogsOperation } from '../state.ts';

/** Creates a log group whose events are kept for ever. */
export const createLogGroup: LogsOperation<'CreateLogGroup'> = (input, context) => {
  const { logGroupName, kmsKeyId, tags = {}, logGroupClass = 'STANDARD', deletionProtectionEnabled = false } = input;
  if (Object.keys(tags).length > MAX_TAGS) throw tooManyTags(logGroupName);
  if (context.state.groups.has(logGroupName)) throw groupAlreadyExists();
  addGroup(
    logGroupName,
    { kmsKeyId, tags, logClass: logGroupClass, deletionProtected: deletionProtectionEnabled },
    context,
  );
  return {};
};
