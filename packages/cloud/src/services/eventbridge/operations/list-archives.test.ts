import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('archives are listed by name, bus and state', async () => {
  const cloud = await createTestCloud(eventbridge);
  const bus = 'arn:aws:events:eu-west-1:000000000000:event-bus';
  await cloud.call('CreateEventBus', { Name: 'orders' });
  await cloud.call('CreateArchive', { ArchiveName: 'b', EventSourceArn: `${bus}/default` });
  await cloud.call('CreateArchive', { ArchiveName: 'a', EventSourceArn: `${bus}/orders` });
  const names = async (input: object) =>
    ((await cloud.call('ListArchives', input))['Archives'] as { ArchiveName: string }[]).map(
      ({ ArchiveName }) => ArchiveName,
    );
  expect(await names({})).toEqual(['a', 'b']);
  expect(await names({ EventSourceArn: `${bus}/orders` })).toEqual(['a']);
  expect(await names({ NamePrefix: 'b' })).toEqual(['b']);
  expect(await names({ State: 'DISABLED' })).toEqual([]);
  await expect(names({ EventSourceArn: `${bus}/nope` })).rejects.toMatchObject({
    message: 'Event bus nope does not exist.',
  });
});
