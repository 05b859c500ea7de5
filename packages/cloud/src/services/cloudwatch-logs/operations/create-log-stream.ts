import { addStream } from '../domain/create.ts';
import { getGroup } from '../domain/find-group.ts';
import { streamAlreadyExists } from '../errors.ts';
import type { LogsOperation } from '../state.ts';

/** Creates an empty stream in a group. */
export const createLogStream: LogsOperation<'CreateLogStream'> = ({ logGroupName, logStreamName }, context) => {
  const group = getGroup(logGroupName, context);
  if (context.state.streams.find(logGroupName)?.has(logStreamName)) throw streamAlreadyExists();
  addStream(group, logStreamName, context);
  return {};
};
