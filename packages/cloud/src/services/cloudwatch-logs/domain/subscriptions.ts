import { gzipSync } from 'node:zlib';
import type { LogEvent, LogGroup, LogsContext, LogStream } from '../state.ts';
import { compileFilterPattern } from '../filter-pattern/compile-filter-pattern.ts';
import { idOfEvent } from './event-id.ts';

/**
 * Hands new events to the functions that subscribe to their group, each as one asynchronous invocation.
 * Source of the payload: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample
 */
export function deliverToSubscriptions(
  group: LogGroup,
  stream: LogStream,
  events: readonly LogEvent[],
  context: LogsContext,
): void {
  const filters = context.state.subscriptions.find(group.name);
  if (!filters) return;
  for (const filter of filters.values()) {
    const { matches } = compileFilterPattern(filter.pattern);
    const matched = events.filter(({ message }) => matches(message));
    if (matched.length === 0) continue;
    const data = {
      messageType: 'DATA_MESSAGE',
      owner: context.account,
      logGroup: group.name,
      logStream: stream.name,
      subscriptionFilters: [filter.name],
      logEvents: matched.map((event) => ({ id: idOfEvent(event), timestamp: event.timestamp, message: event.message })),
    };
    const { functions } = context.ports;
    if (functions?.exists(filter.destinationArn) !== true) continue;
    const awslogs = { data: gzipSync(JSON.stringify(data)).toString('base64') };
    functions.invokeAsync({ functionArn: filter.destinationArn, payload: JSON.stringify({ awslogs }) });
  }
}
