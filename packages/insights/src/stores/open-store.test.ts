import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openStore } from './open-store.ts';

test.each([
  ['redis://host', 'No history can be kept in "redis:". Give file:FOLDER, s3://BUCKET/PREFIX or postgres://'],
  ['file:', 'The address of the history names no folder.'],
  ['s3://', 'The address of the history names no bucket.'],
  ['postgres://user:hunter2@ho st/db', 'The address of the PostgreSQL database is no URL.'],
  ['postgres://user:hunter2@host/db?table=a;drop', '"a;drop" is no name of a table'],
])('%s is refused, and it is said what to give', async (url, message) => {
  const refusal = await openStore(url).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'ERR_SKYRIG_STORE_URL', message: expect.stringContaining(message) });
  expect((refusal as Error).message).not.toContain('hunter2');
});

test('a relative folder starts from where it is said to', async () => {
  const store = await openStore('history', { folder: import.meta.dirname });
  expect(store.name).toBe('file:history');
  const here = await openStore('file:.', { folder: import.meta.dirname });
  expect(await here.list()).toContain('open-store.test.ts');
  const absolute = await openStore(`file://${join(import.meta.dirname)}`);
  expect(await absolute.list()).toContain('open-store.test.ts');
});
