import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

type Output = { events: { message: string }[]; nextForwardToken: string; nextBackwardToken: string };

async function reader() {
  const cloud = await createLogsCloud();
  const get = async (input: object = {}): Promise<Output> =>
    (await cloud.call('GetLogEvents', { logGroupName: GROUP, logStreamName: 'one', ...input })) as unknown as Output;
  return { cloud, get };
}
const texts = ({ events }: Output): string[] => events.map(({ message }) => message);

test('the latest events come, in order, or the earliest from the head', async () => {
  const { cloud, get } = await reader();
  await cloud.write('one', 'a', 'b', 'c');
  expect(texts(await get())).toEqual(['a', 'b', 'c']);
  expect(texts(await get({ limit: 2 }))).toEqual(['b', 'c']);
  expect(texts(await get({ limit: 2, startFromHead: true }))).toEqual(['a', 'b']);
  expect(await get({ logGroupName: undefined, logGroupIdentifier: GROUP_ARN, limit: 1 })).toMatchObject({
    events: [{ timestamp: cloud.now() + 2, message: 'c', ingestionTime: cloud.now() }],
  });
});

test('forward tokens lead to the end, where the same token comes back until there is more', async () => {
  const { cloud, get } = await reader();
  await cloud.write('one', 'a', 'b', 'c');
  const first = await get({ limit: 2, startFromHead: true });
  const second = await get({ limit: 2, nextToken: first.nextForwardToken });
  expect(texts(second)).toEqual(['c']);
  const end = await get({ nextToken: second.nextForwardToken });
  expect(end).toEqual({ events: [], nextForwardToken: second.nextForwardToken, nextBackwardToken: expect.any(String) });
  expect(texts(await get({ nextToken: end.nextBackwardToken, limit: 1 }))).toEqual(['c']);
  await cloud.advance(10);
  await cloud.write('one', 'd');
  expect(texts(await get({ nextToken: end.nextForwardToken }))).toEqual(['d']);
});

test('backward tokens lead to the beginning', async () => {
  const { cloud, get } = await reader();
  await cloud.write('one', 'a', 'b', 'c');
  const last = await get({ limit: 2 });
  const before = await get({ limit: 2, nextToken: last.nextBackwardToken });
  expect(texts(before)).toEqual(['a']);
  expect(await get({ nextToken: before.nextBackwardToken })).toMatchObject({
    events: [],
    nextBackwardToken: before.nextBackwardToken,
  });
});

test('the tokens of an empty stream find what is written later', async () => {
  const { cloud, get } = await reader();
  const { nextForwardToken } = await get();
  await cloud.write('one', 'a');
  expect(texts(await get({ nextToken: nextForwardToken }))).toEqual(['a']);
});

test('the start time is included, the end time is not; other streams stay out', async () => {
  const { cloud, get } = await reader();
  await cloud.write('one', 'a', 'b', 'c');
  await cloud.write('two', 'x');
  const now = cloud.now();
  expect(texts(await get({ startTime: now, endTime: now + 2 }))).toEqual(['a', 'b']);
  expect(texts(await get({ startTime: now + 1, endTime: now + 1 }))).toEqual([]);
});

test('a page holds at most 1 MiB', async () => {
  const { cloud, get } = await reader();
  await cloud.write('one', 'a'.repeat(700_000));
  await cloud.write('one', 'b'.repeat(700_000));
  const page = await get({ startFromHead: true });
  expect(texts(page)).toEqual(['a'.repeat(700_000)]);
  expect(texts(await get({ nextToken: page.nextForwardToken }))).toEqual(['b'.repeat(700_000)]);
});

test('an unknown stream and a foreign token are refused', async () => {
  const { get } = await reader();
  await expect(get({ logStreamName: 'no' })).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  await expect(get({ nextToken: 'x' })).rejects.toMatchObject({ message: 'The specified nextToken is invalid.' });
});
