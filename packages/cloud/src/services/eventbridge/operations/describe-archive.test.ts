import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('an archive is described with what it holds', async () => {
  const cloud = await createTestCloud(eventbridge);
  const EventSourceArn = 'arn:aws:events:eu-west-1:000000000000:event-bus/default';
  await cloud.call('CreateArchive', { ArchiveName: 'a', EventSourceArn, Description: 'd', RetentionDays: 3 });
  await cloud.call('PutEvents', { Entries: [{ Source: 's', DetailType: 't', Detail: '{}' }] });
  expect(await cloud.call('DescribeArchive', { ArchiveName: 'a' })).toMatchObject({
    ArchiveArn: 'arn:aws:events:eu-west-1:000000000000:archive/a',
    ArchiveName: 'a',
    EventSourceArn,
    Description: 'd',
    RetentionDays: 3,
    EventCount: 1,
    State: 'ENABLED',
    SizeBytes: expect.any(Number) as unknown,
  });
  await expect(cloud.call('DescribeArchive', { ArchiveName: 'x' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'Archive x does not exist.',
  });
});
