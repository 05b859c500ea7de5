import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openStore } from './open-store.ts';
import { type PostgresServer, startPostgresServer } from './test-support/postgres-server.ts';
import { testStoreBehaviour } from './test-support/store-behaviour.ts';

let server: PostgresServer;
let databases = 0;

beforeAll(async () => {
  server = await startPostgresServer();
}, 60_000);
afterAll(() => server.stop());

async function query(address: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function createDatabase(): Promise<string> {
  const name = `history_${databases++}`;
  await query(server.address(), `create database ${name}`);
  return server.address(name);
}

testStoreBehaviour(async () => {
  const address = await createDatabase();
  return () => openStore(address);
});

test('clients that come first all at once make the table once', async () => {
  const address = await createDatabase();
  const stores = await Promise.all(Array.from({ length: 12 }, () => openStore(address)));
  await Promise.all(stores.map((store, index) => store.add(`run-${index}.json`, '{}')));
  expect(await stores[0]?.list()).toHaveLength(12);
  await Promise.all(stores.map((store) => store.close()));
});

test('a table of another name, in a schema of its own, is another history', async () => {
  const address = await createDatabase();
  await query(address, 'create schema team');
  const [one, other] = await Promise.all([openStore(address), openStore(`${address}&table=team.runs`)]);
  await one.add('a.json', 'a');
  await other.add('b.json', 'b');
  expect(await other.list()).toEqual(['b.json']);
  expect(other.name).toMatch(/^postgres:\/\/test@localhost\/history_\d+\?table=team\.runs$/);
  expect(await query(address, 'select name from team.runs')).toEqual([{ name: 'b.json' }]);
  await Promise.all([one.close(), other.close()]);
});

test('a password is never shown, and neither is one that is wrong', async () => {
  const store = await openStore(await createDatabase());
  expect(store.name).not.toContain(':test@');
  await store.close();
  const wrong = server.address().replace('test:test@', 'test:hunter2@');
  const refusal = (await openStore(wrong).catch((error: unknown) => error)) as Error;
  expect(refusal).toMatchObject({ code: 'ERR_SKYRIG_STORE' });
  expect(refusal.message).toContain('Cannot open postgres://test@localhost/postgres: password authentication failed');
  expect(refusal.message).not.toContain('hunter2');
});
