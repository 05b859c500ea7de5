import { bothNameAndArn, groupNotFound, invalidParameter, streamNotFound } from '../errors.ts';
import type { LogGroup, LogsContext, LogStream } from '../state.ts';

export function getGroup(name: string, { state }: LogsContext): LogGroup {
  const group = state.groups.get(name);
  if (!group) throw groupNotFound();
  return group;
}

export function getStream(group: string, stream: string, { state }: LogsContext): LogStream {
  const found = state.streams.find(group)?.get(stream);
  if (!found) throw streamNotFound();
  return found;
}

const ARN = /^arn:aws:logs:[^:]+:\d{12}:log-group:([^:]+)(?::\*)?$/;

/** The name in a log group's ARN, with or without the `:*` at its end; anything else is a name already. */
export function nameOfGroup(identifier: string): string {
  return ARN.exec(identifier)?.[1] ?? identifier;
}

/** The group that a request names either way, but not both. */
export function groupNamed(
  {
    logGroupName,
    logGroupIdentifier,
  }: { readonly logGroupName?: string | undefined; readonly logGroupIdentifier?: string | undefined },
  context: LogsContext,
): LogGroup {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw bothNameAndArn();
  }
  const identifier = logGroupName ?? logGroupIdentifier;
  if (identifier === undefined)
    throw invalidParameter('At least one of logGroupName and logGroupIdentifier must be specified.');
  return getGroup(nameOfGroup(identifier), context);
}
