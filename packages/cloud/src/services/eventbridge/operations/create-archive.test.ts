import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

const EventSourceArn = 'arn:aws:events:eu-west-1:000000000000:event-bus/default';

test('an archive keeps matching events from its creation on', async () => {
  const cloud = await createTestCloud(eventbridge);
  const put = (Source: string) => cloud.call('PutEvents', { Entries: [{ Source, DetailType: 't', Detail: '{}' }] });
  await put('shop');
  expect(
    await cloud.call('CreateArchive', {
      ArchiveName: 'a',
      EventSourceArn,
      EventPattern: '{"source":["shop"]}',
      RetentionDays: 1,
    }),
  ).toEqual({
    ArchiveArn: 'arn:aws:events:eu-west-1:000000000000:archive/a',
    State: 'ENABLED',
    CreationTime: new Date(cloud.now()),
  });
  await put('shop');
  await put('web');
  expect(await cloud.call('DescribeArchive', { ArchiveName: 'a' })).toMatchObject({ EventCount: 1 });
  await cloud.advance(86_400_000);
  expect(await cloud.call('DescribeArchive', { ArchiveName: 'a' })).toMatchObject({ EventCount: 0, SizeBytes: 0 });
});

test.each([
  [{ EventSourceArn: `${EventSourceArn}2` }, 'ResourceNotFoundException', 'Event bus default2 does not exist.'],
  [
    { EventSourceArn: 'arn:aws:sqs:eu-west-1:000000000000:q' },
    'ValidationException',
    'Parameter EventSourceArn is not valid. Reason: Must contain an event bus ARN.',
  ],
  [{ EventPattern: '{' }, 'InvalidEventPatternException', expect.stringContaining('Unexpected end-of-input')],
  [{ ArchiveName: 'taken' }, 'ResourceAlreadyExistsException', 'Archive taken already exists.'],
])('refuses %j', async (input, code, message: unknown) => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('CreateArchive', { ArchiveName: 'taken', EventSourceArn });
  await expect(cloud.call('CreateArchive', { ArchiveName: 'a', EventSourceArn, ...input })).rejects.toMatchObject({
    code,
    message,
  });
});
