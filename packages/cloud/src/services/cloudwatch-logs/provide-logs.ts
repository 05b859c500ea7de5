import type { LogPort } from '../ports.ts';
import { appendEvents } from './domain/append.ts';
import { addGroup, addStream } from './domain/create.ts';
import type { LogsContext } from './state.ts';

/** What other services may do with logs. */
export function provideLogs(enter: (account: string, region: string) => LogsContext): { logs: LogPort } {
  return {
    logs: {
      write: ({ account, region }, groupName, streamName, lines) => {
        const context = enter(account, region);
        const group = context.state.groups.get(groupName) ?? addGroup(groupName, {}, context);
        const stream = context.state.streams.find(groupName)?.get(streamName) ?? addStream(group, streamName, context);
        appendEvents(group, stream, lines, context);
      },
    },
  };
}
