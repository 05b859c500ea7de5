import { createTestCloud, type TestCloud } from '../../event-delivery/test-cloud.ts';
import { cloudwatchLogs } from '../index.ts';

export const GROUP: string = '/app/orders';
export const GROUP_ARN: string = `arn:aws:logs:eu-west-1:000000000000:log-group:${GROUP}`;

/** A cloud with the group {@link GROUP}, its streams `one` and `two`, and a short way to write to them. */
export interface LogsCloud extends TestCloud {
  /** Writes messages to a stream, a millisecond apart, the first now. */
  write(stream: string, ...messages: readonly string[]): Promise<Record<string, unknown>>;
}

export async function createLogsCloud(): Promise<LogsCloud> {
  const cloud = await createTestCloud(cloudwatchLogs);
  await cloud.call('CreateLogGroup', { logGroupName: GROUP });
  for (const logStreamName of ['one', 'two'])
    await cloud.call('CreateLogStream', { logGroupName: GROUP, logStreamName });
  return {
    ...cloud,
    write: (logStreamName, ...messages) =>
      cloud.call('PutLogEvents', {
        logGroupName: GROUP,
        logStreamName,
        logEvents: messages.map((message, index) => ({ timestamp: cloud.now() + index, message })),
      }),
  };
}
