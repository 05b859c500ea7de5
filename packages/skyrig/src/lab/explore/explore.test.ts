import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { addAtOnce, addOneAtomically, addOneBlindly, countOf, startCounters } from '../counter.fixture.ts';
import type { TestCloud } from '../../rig/test-cloud.ts';
import type { ExploreOptions } from './explore-options.ts';

const NONE: ExploreOptions = { regressions: false };

async function cloudOf(handler: Parameters<typeof startCounters>[0]): Promise<TestCloud> {
  const cloud = await startCounters(handler);
  onTestFinished(() => cloud.close());
  return cloud;
}

/** Two additions at once make two. */
const addTwo = (cloud: TestCloud) => async (): Promise<void> => {
  await addAtOnce(cloud, 2);
  expect(await countOf(cloud)).toBe(2);
};

const failureOf = (exploring: Promise<unknown>): Promise<string> =>
  exploring.then(
    () => expect.fail('no order failed'),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

const tokenOf = (failure: string): string => /SKYRIG_REPLAY='([^']+)'/.exec(failure)?.[1] ?? expect.fail(failure);

afterEach(() => vi.unstubAllEnvs());

test.each(['auto', 'directed', 'urw', 'pos', 'pct', 'random', 'natural'] as const)(
  'the strategy %s finds a lost update',
  async (strategy) => {
    const cloud = await cloudOf(addOneBlindly);
    expect(await failureOf(cloud.explore(addTwo(cloud), { ...NONE, strategy }))).toContain('expected 1 to be 2');
  },
);

test('one actor after the other loses nothing', async () => {
  const cloud = await cloudOf(addOneBlindly);
  const report = await cloud.explore(addTwo(cloud), { ...NONE, strategy: 'sequential', runs: 3 });
  expect(report).toMatchObject({ schedules: 3, classes: 1 });
});

test('a failure tells the minimal schedule, who touched the same thing, and the token', async () => {
  const cloud = await cloudOf(addOneBlindly);
  const failure = await failureOf(cloud.explore(addTwo(cloud), { ...NONE, strategy: 'urw', seed: 3 }));
  const told = failure
    .replace(/in \d+\.\d\d s/, 'in N s')
    .replace(/, shrunk from \d+ in \d+ runs/, ', shrunk')
    .replace(/\d+ schedules? .*/, 'N schedules')
    .replace(/SKYRIG_REPLAY='[^']+'/, "SKYRIG_REPLAY='…'");
  expect(told).toMatchInlineSnapshot(`
    "expected 1 to be 2 // Object.is equality

    It fails in some orders only. N schedules

    Replay it:
      SKYRIG_REPLAY='…' and the command that runs this test

    Minimal schedule (3 changes of order, shrunk):
      - the start of Add 1
          goes before the start of Add 2
      - Add 1: dynamodb GetItem Counters id="a"
          goes before Add 2: dynamodb GetItem Counters id="a"
      - Add 2: dynamodb GetItem Counters id="a"
          goes before Add 1: dynamodb PutItem Counters id="a"

    What touched the same things:
         Add 1
         |   Add 2
      1  o   |    reads Counters id="a" (GetItem)
      2  |   o    reads Counters id="a" (GetItem)
      3  |   o    writes Counters id="a" (PutItem)  [after 1]
      4  o   |    writes Counters id="a" (PutItem)  [after 3]
    "
  `);
});

test('a token replays its order; where that cannot be, it says at which step', async () => {
  const cloud = await cloudOf(addOneBlindly);
  const token = tokenOf(await failureOf(cloud.explore(addTwo(cloud), { ...NONE, strategy: 'random' })));
  const fresh = await cloudOf(addOneBlindly);
  expect(await failureOf(fresh.explore(addTwo(fresh), { ...NONE, replay: token }))).toContain('expected 1 to be 2');
  vi.stubEnv('SKYRIG_REPLAY', token);
  expect(await failureOf(fresh.explore(addTwo(fresh), NONE))).toMatch(/It fails in this order\./);
  const changed = await cloudOf(addOneAtomically);
  expect(await failureOf(changed.explore(addTwo(changed), NONE))).toMatch(
    /cannot be replayed: at its change of order \d of \d/,
  );
});

test('a token of another exploration is refused when it is given, and passed over in the environment', async () => {
  const cloud = await cloudOf(addOneBlindly);
  const token = tokenOf(await failureOf(cloud.explore(addTwo(cloud), NONE)));
  expect(await failureOf(cloud.explore(addTwo(cloud), { ...NONE, name: 'other', replay: token }))).toMatch(
    /belongs to another exploration than "other"/,
  );
  vi.stubEnv('SKYRIG_REPLAY', token);
  const report = await cloud.explore(() => addAtOnce(cloud, 1), { ...NONE, name: 'other' });
  expect(report.schedules).toBeGreaterThan(1);
});

test('when every race has been reversed and all is under control, it says so', async () => {
  const cloud = await cloudOf(addOneAtomically);
  const report = await cloud.explore(addTwo(cloud), NONE);
  expect(report).toMatchObject({ isExhaustive: true, newClassChance: 0, stepLimited: 0, uncontrolled: [] });
  expect(report.classes).toBeLessThan(report.schedules);
});

test('the cloud is afterwards as it was, faults included', async () => {
  const cloud = await cloudOf(addOneAtomically);
  const fault = {
    match: { operation: 'UpdateItem', nth: 1 },
    effect: { fail: { code: 'InternalServerError' } },
  } as const;
  cloud.faults.inject(fault);
  const seen: unknown[] = [];
  await cloud.explore(
    async () => {
      await addAtOnce(cloud, 1);
      seen.push(await countOf(cloud));
    },
    { ...NONE, runs: 3 },
  );
  // The SDK tries again; the rule is there anew for each run.
  expect(seen.every((count) => count === 1)).toBe(true);
  expect(cloud.faults.list().map(({ rule, matched }) => [rule, matched])).toEqual([[fault, 0]]);
  expect(await countOf(cloud)).toBeUndefined();
});

test('a schedule that does not end is given up, and says so', async () => {
  const cloud = await cloudOf(addOneBlindly);
  const forever = async (): Promise<void> => {
    for (;;) await addAtOnce(cloud, 1);
  };
  expect(await failureOf(cloud.explore(forever, { ...NONE, maxSteps: 60 }))).toContain(
    'A schedule had 60 steps and did not end',
  );
});

test('failing tokens are kept, run first the next time, and forgotten once they pass', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-regressions-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const cloud = await cloudOf(addOneBlindly);
  const options: ExploreOptions = { regressions: folder, strategy: 'random', seed: 5, runs: 20 };
  const failure = await failureOf(cloud.explore(addTwo(cloud), options));
  const kept = readdirSync(folder).sort();
  expect(kept.map((file) => file.replace(/^[^.]+/, 'name'))).toEqual(['name.json', 'name.md', 'name.svg']);
  const [json = '', markdown = ''] = kept;
  expect(readFileSync(join(folder, json), 'utf8')).toContain(tokenOf(failure));
  expect(readFileSync(join(folder, markdown), 'utf8')).toContain('sequenceDiagram');
  expect(await failureOf(cloud.explore(addTwo(cloud), { ...options, strategy: 'sequential' }))).toContain(
    '1 schedule in',
  );
  const fixed = await cloudOf(addOneAtomically);
  await fixed.explore(addTwo(fixed), options);
  expect(readdirSync(folder)).toEqual([]);
});

test('an unknown strategy is refused by name', async () => {
  const cloud = await cloudOf(addOneBlindly);
  expect(await failureOf(cloud.explore(addTwo(cloud), { ...NONE, strategy: 'best' as never }))).toMatch(
    /"best" is no strategy. There are: auto, directed, urw/,
  );
});

/** As {@link addOneBlindly}, a release later: it looks at its settings first, and notes a version in the item. */
async function addOneBlindlyLater({ id }: { readonly id: string }): Promise<void> {
  const client = new DynamoDBClient({});
  const read = async (key: string) =>
    (await client.send(new GetItemCommand({ TableName: 'Counters', Key: { id: { S: key } }, ConsistentRead: true })))
      .Item;
  await read('settings');
  const count = Number((await read(id))?.['count']?.N ?? 0) + 1;
  await client.send(
    new PutItemCommand({
      TableName: 'Counters',
      Item: { id: { S: id }, count: { N: String(count) }, version: { N: '2' } },
    }),
  );
}

test('a token whose steps have changed replays the nearest order that fails, under a token of its own', async () => {
  const before = await cloudOf(addOneBlindly);
  const token = tokenOf(await failureOf(before.explore(addTwo(before), NONE)));
  const after = await cloudOf(addOneBlindlyLater);
  const failure = await failureOf(after.explore(addTwo(after), { ...NONE, replay: token }));
  expect(failure).toContain('expected 1 to be 2');
  expect(failure).toContain('since the code has changed; this one has like steps in its order');
  const near = await failureOf(after.explore(addTwo(after), { ...NONE, replay: tokenOf(failure) }));
  expect(near).toContain('It fails in this order.\n');
});

test('a kept token whose steps have changed is replaced by that of the nearest order that fails', async () => {
  const regressions = mkdtempSync(join(tmpdir(), 'skyrig-regressions-'));
  onTestFinished(() => rmSync(regressions, { recursive: true }));
  const kept = (): readonly string[] =>
    readdirSync(regressions)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => (JSON.parse(readFileSync(join(regressions, name), 'utf8')) as { tokens: string[] }).tokens);
  const before = await cloudOf(addOneBlindly);
  await failureOf(before.explore(addTwo(before), { regressions }));
  const [old] = kept();
  const after = await cloudOf(addOneBlindlyLater);
  expect(await failureOf(after.explore(addTwo(after), { regressions, runs: 0 }))).toContain('expected 1 to be 2');
  expect(kept()).toEqual([expect.not.stringMatching(new RegExp(`^${String(old)}$`))]);
});
