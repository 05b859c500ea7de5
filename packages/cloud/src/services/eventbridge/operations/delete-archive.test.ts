import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('an archive goes with its events', async () => {
  const cloud = await createTestCloud(eventbridge);
  const create = () =>
    cloud.call('CreateArchive', {
      ArchiveName: 'a',
      EventSourceArn: 'arn:aws:events:eu-west-1:000000000000:event-bus/default',
    });
  await create();
  await cloud.call('PutEvents', { Entries: [{ Source: 's', DetailType: 't', Detail: '{}' }] });
  await cloud.call('DeleteArchive', { ArchiveName: 'a' });
  await expect(cloud.call('DeleteArchive', { ArchiveName: 'a' })).rejects.toMatchObject({
    message: 'Archive a does not exist.',
  });
  await create();
  expect(await cloud.call('DescribeArchive', { ArchiveName: 'a' })).toMatchObject({ EventCount: 0 });
});
