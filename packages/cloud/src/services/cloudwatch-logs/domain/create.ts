import type { LogGroup, LogsContext, LogStream } from '../state.ts';
import { putStream } from './put-stream.ts';

export function addGroup(
  name: string,
  options: Partial<LogGroup>,
  { state, account, region, clock }: LogsContext,
): LogGroup {
  const group: LogGroup = {
    name,
    arn: `arn:aws:logs:${region}:${account}:log-group:${name}`,
    createdAt: clock.now(),
    retentionDays: undefined,
    kmsKeyId: undefined,
    logClass: 'STANDARD',
    deletionProtected: false,
    tags: {},
    ...options,
  };
  state.groups.set(name, group);
  return group;
}

export function addStream(group: LogGroup, name: string, context: LogsContext): LogStream {
  const stream: LogStream = {
    name,
    arn: `${group.arn}:log-stream:${name}`,
    createdAt: context.clock.now(),
    firstEventAt: undefined,
    lastEventAt: undefined,
    lastIngestionAt: undefined,
  };
  putStream(group.name, stream, context);
  return stream;
}
