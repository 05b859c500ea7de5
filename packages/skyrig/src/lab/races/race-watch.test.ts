import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import type { TestCloud } from '../../rig/test-cloud.ts';
import { addOneBlindly, startCounters } from '../counter.fixture.ts';
import { formatRaces } from './race-watch.ts';

type Handler = Parameters<typeof startCounters>[0];

async function cloudOf(handler: Handler): Promise<TestCloud> {
  const cloud = await startCounters(handler);
  onTestFinished(() => cloud.close());
  return cloud;
}

const runBoth = async (cloud: TestCloud): Promise<void> =>
  void (await Promise.all(['a', 'b'].map((id) => cloud.function('Add').invoke({ id }))));

async function countSeats(client: DynamoDBClient): Promise<number> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: 'Counters', ConsistentRead: true }));
  return Items.filter(({ seat }) => seat !== undefined).length;
}

/** There is one seat; whoever finds it free takes it. */
const takeSeat: Handler = async ({ id }) => {
  const client = new DynamoDBClient({});
  if ((await countSeats(client)) > 0) return;
  await client.send(new PutItemCommand({ TableName: 'Counters', Item: { id: { S: id }, seat: { BOOL: true } } }));
};

/** The same, but who takes the seat has to be the first to say so. */
const takeSeatOnce: Handler = async ({ id }) => {
  const client = new DynamoDBClient({});
  if ((await countSeats(client)) > 0) return;
  try {
    await client.send(
      new PutItemCommand({
        TableName: 'Counters',
        Item: { id: { S: 'seat' }, seat: { BOOL: true }, by: { S: id } },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** One notes how many items there are, the other adds one: the note says what was so at some time. */
const noteOrAdd: Handler = async ({ id }) => {
  const client = new DynamoDBClient({});
  if (id === 'b') {
    await client.send(new PutItemCommand({ TableName: 'Counters', Item: { id: { S: id }, seat: { BOOL: true } } }));
    return;
  }
  const seats = await countSeats(client);
  await client.send(
    new UpdateItemCommand({
      TableName: 'Counters',
      Key: { id: { S: 'note' } },
      UpdateExpression: 'SET seats = :seats',
      ExpressionAttributeValues: { ':seats': { N: String(seats) } },
    }),
  );
};

test('a decision on what a scan answered is told with the order that proves it', async () => {
  const cloud = await cloudOf(takeSeat);
  await runBoth(cloud);
  const [finding, ...others] = await cloud.races();
  expect(others).toEqual([]);
  expect(finding?.warning).toMatchObject({
    kind: 'stale decision',
    victim: { handler: 'Add' },
    other: { handler: 'Add' },
  });
  const replay = finding?.proof?.token ?? expect.fail('it was not proved');
  const replayed = cloud.explore(
    async () => {
      await runBoth(cloud);
      expect(await cloud.table('Counters').items()).toHaveLength(1);
    },
    { replay, regressions: false },
  );
  await expect(replayed).rejects.toThrow('to have a length of 1 but got 2');
});

test.each<readonly [string, Handler]>([
  ['the first to take it wins', takeSeatOnce],
  ['only one of the two depends on the other', noteOrAdd],
])('nothing is told where %s', async (_why, handler) => {
  const cloud = await cloudOf(handler);
  await runBoth(cloud);
  expect(await cloud.races()).toEqual([]);
});

test('the text names the read, what was made of it, and who came in between', async () => {
  const cloud = await cloudOf(takeSeat);
  await runBoth(cloud);
  const text = formatRaces(await cloud.races(), (token) => `replay ${token}`);
  expect(text.replace(/replay \S+/, 'replay TOKEN').replaceAll(/\([0-9a-f-]{36}\)/g, '(ID)')).toMatchInlineSnapshot(`
    "A decision can be out of date when it is acted on: Counters
      Add (ID) reads it (Scan) and goes on to PutItem Counters id="b";
      Add (ID) writes it (PutItem) in between, and nothing orders the two.
      Make the write conditional on what the decision was made on: keep that (a count, the last number, a state) in an item,
      and change both in one TransactWriteItems, with a ConditionExpression or a ConditionCheck on that item.
      Confirmed: in another order the same requests end in a state that no order one after the other leads to:
        Counters id="a": is there and should not be: {"id":{"S":"a"},"seat":{"BOOL":true}}
      Replay that order: replay TOKEN"
  `);
});

test('a race that is allowed is not told, proved or not', async () => {
  const cloud = await cloudOf(takeSeat);
  cloud.allowRace({ resource: 'Counters', reason: 'a second seat can be had' });
  await runBoth(cloud);
  expect(await cloud.races()).toEqual([]);
});

test('what a rule tells is proved by the steps that it names', async () => {
  const cloud = await cloudOf(addOneBlindly);
  await Promise.all(['a', 'a'].map((id) => cloud.function('Add').invoke({ id })));
  expect(await cloud.races()).toMatchObject([
    { warning: { kind: 'lost update' }, proof: { difference: [expect.stringContaining('count')] } },
  ]);
});
