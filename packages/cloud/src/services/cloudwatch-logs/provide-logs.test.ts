import { expect, test } from 'vitest';
import { createLogsCloud } from './test-support/logs-cloud.ts';

test('other services write to groups and streams that are made when missing', async () => {
  const cloud = await createLogsCloud();
  const place = { account: '000000000000', region: 'eu-west-1' };
  for (const message of ['START', 'END']) {
    await cloud.withPorts((ports) =>
      ports.logs?.write(place, '/aws/lambda/f', 'stream', [{ timestamp: cloud.now(), message }]),
    );
  }
  expect(await cloud.call('FilterLogEvents', { logGroupName: '/aws/lambda/f' })).toMatchObject({
    events: [
      { logStreamName: 'stream', message: 'START' },
      { logStreamName: 'stream', message: 'END' },
    ],
  });
});
