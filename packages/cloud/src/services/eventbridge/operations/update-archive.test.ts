import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('a new pattern counts from now on', async () => {
  const cloud = await createTestCloud(eventbridge);
  const put = (Source: string) => cloud.call('PutEvents', { Entries: [{ Source, DetailType: 't', Detail: '{}' }] });
  await cloud.call('CreateArchive', {
    ArchiveName: 'a',
    EventSourceArn: 'arn:aws:events:eu-west-1:000000000000:event-bus/default',
    Description: 'd',
  });
  await put('one');
  await cloud.call('UpdateArchive', { ArchiveName: 'a', EventPattern: '{"source":["two"]}', RetentionDays: 5 });
  await put('one');
  await put('two');
  expect(await cloud.call('DescribeArchive', { ArchiveName: 'a' })).toMatchObject({
    EventCount: 2,
    Description: 'd',
    RetentionDays: 5,
    EventPattern: '{"source":["two"]}',
  });
  await expect(cloud.call('UpdateArchive', { ArchiveName: 'x' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
  await expect(cloud.call('UpdateArchive', { ArchiveName: 'a', EventPattern: '{}' })).rejects.toMatchObject({
    code: 'InvalidEventPatternException',
  });
});
