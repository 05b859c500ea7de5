import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('says whether the event matches', async () => {
  const cloud = await createTestCloud(eventbridge);
  const Event = '{"id":"1","source":"shop","detail":{"total":12}}';
  expect(
    await cloud.call('TestEventPattern', { EventPattern: '{"detail":{"total":[{"numeric":[">",10]}]}}', Event }),
  ).toEqual({ Result: true });
  expect(await cloud.call('TestEventPattern', { EventPattern: '{"source":["web"]}', Event })).toEqual({
    Result: false,
  });
});

test('refuses a bad pattern and a bad event', async () => {
  const cloud = await createTestCloud(eventbridge);
  await expect(cloud.call('TestEventPattern', { EventPattern: '[]', Event: '{}' })).rejects.toMatchObject({
    code: 'InvalidEventPatternException',
    message:
      'Event pattern is not valid. Reason: Filter is not an object\n at [Source: (String)"[]"; line: 1, column: 2]',
  });
  await expect(
    cloud.call('TestEventPattern', { EventPattern: '{"source":["web"]}', Event: '[]' }),
  ).rejects.toMatchObject({ code: 'ValidationException' });
});
