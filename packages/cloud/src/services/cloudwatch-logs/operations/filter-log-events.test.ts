import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

const textsOf = (output: Record<string, unknown>): string[] =>
  (output['events'] as { message: string }[]).map(({ message }) => message);

async function written() {
  const cloud = await createLogsCloud();
  for (const [stream, message] of [
    ['one', 'a ERROR'],
    ['two', 'b'],
    ['one', 'c'],
    ['two', 'd ERROR'],
  ] as const) {
    await cloud.write(stream, message);
    await cloud.advance(10);
  }
  return { cloud, filter: (input: object = {}) => cloud.call('FilterLogEvents', { logGroupName: GROUP, ...input }) };
}

test('streams are interleaved by time', async () => {
  const { cloud, filter } = await written();
  expect(textsOf(await filter())).toEqual(['a ERROR', 'b', 'c', 'd ERROR']);
  expect(textsOf(await filter({ startFromHead: false }))).toEqual(['d ERROR', 'c', 'b', 'a ERROR']);
  expect(await filter({ logGroupName: undefined, logGroupIdentifier: GROUP_ARN, limit: 1 })).toEqual({
    events: [
      {
        logStreamName: 'one',
        timestamp: cloud.now() - 40,
        message: 'a ERROR',
        ingestionTime: cloud.now() - 40,
        eventId: expect.stringMatching(/^\d{56}$/),
      },
    ],
    searchedLogStreams: [],
    nextToken: expect.any(String),
  });
});

test('a pattern, streams and times narrow it', async () => {
  const { cloud, filter } = await written();
  expect(textsOf(await filter({ filterPattern: 'ERROR' }))).toEqual(['a ERROR', 'd ERROR']);
  expect(textsOf(await filter({ logStreamNames: ['two'] }))).toEqual(['b', 'd ERROR']);
  expect(textsOf(await filter({ logStreamNames: ['two', 'one'], filterPattern: '-ERROR' }))).toEqual(['b', 'c']);
  expect(textsOf(await filter({ logStreamNamePrefix: 'o' }))).toEqual(['a ERROR', 'c']);
  expect(textsOf(await filter({ startTime: cloud.now() - 30, endTime: cloud.now() - 20 }))).toEqual(['b', 'c']);
});

test.each([
  [1, {}],
  [2, {}],
  [3, {}],
  [1, { logStreamNames: ['one'] }],
  [1, { startFromHead: false }],
])('pages of %d with %j give every event once', async (limit, input) => {
  const { filter } = await written();
  const texts: string[] = [];
  let nextToken: unknown;
  do {
    const page: Record<string, unknown> = await filter({ ...input, limit, nextToken });
    texts.push(...textsOf(page));
    nextToken = page['nextToken'];
  } while (nextToken !== undefined);
  expect(texts).toEqual(textsOf(await filter(input)));
  expect(texts.length).toBeGreaterThan(1);
});

test('a page holds at most 1 MiB', async () => {
  const { cloud, filter } = await written();
  for (let index = 0; index < 3; index++) await cloud.write('one', 'x'.repeat(500_000));
  const page = await filter({ filterPattern: 'xxxx' });
  expect(textsOf(page)).toHaveLength(2);
  expect(textsOf(await filter({ filterPattern: 'xxxx', nextToken: page['nextToken'] }))).toHaveLength(1);
});

test('what does not fit is refused', async () => {
  const { filter } = await written();
  await expect(filter({ logStreamNames: ['one'], logStreamNamePrefix: 'o' })).rejects.toMatchObject({
    code: 'InvalidParameterException',
  });
  await expect(filter({ logStreamNames: ['no'] })).rejects.toMatchObject({
    message: 'The specified log stream does not exist.',
  });
  await expect(filter({ filterPattern: '{ $.a' })).rejects.toMatchObject({ code: 'InvalidParameterException' });
  await expect(filter({ startTime: 2, endTime: 1 })).rejects.toMatchObject({ code: 'InvalidParameterException' });
});
