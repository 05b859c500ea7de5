import { expect, test } from 'vitest';

import { formatCtrf } from '../../ctrf/format-ctrf.ts';
import { loadHistory } from '../../history/load-history.ts';
import { runFileName } from '../../history/run-file-name.ts';
import type { HistoryStore } from '../../model/store.ts';
import { createResult, createRun } from '../../model/test-support/create-run.ts';

/** What every kind of store does. `open` gives another client of one and the same empty store, for each test a new one. */
export function testStoreBehaviour(openNew: () => Promise<() => Promise<HistoryStore>>): void {
  async function withStore(
    use: (store: HistoryStore, open: () => Promise<HistoryStore>) => Promise<void>,
  ): Promise<void> {
    const open = await openNew();
    const store = await open();
    try {
      await use(store, open);
    } finally {
      await store.close();
    }
  }

  test('a new store is empty', async () => {
    await withStore(async (store) => {
      expect(await store.list()).toEqual([]);
    });
  });

  test('what was added is listed, sorted, and read as it was', async () => {
    await withStore(async (store) => {
      await store.add('b.json', 'Grüße ✓ \u{1F600}\n');
      await store.add('a.json', '');
      await store.add('a-1.json', 'x'.repeat(100_000));
      expect(await store.list()).toEqual(['a-1.json', 'a.json', 'b.json']);
      expect(await store.read('b.json')).toBe('Grüße ✓ \u{1F600}\n');
      expect(await store.read('a.json')).toBe('');
      expect(await store.read('a-1.json')).toHaveLength(100_000);
    });
  });

  test('adding the same again changes nothing, adding something else under the name is refused', async () => {
    await withStore(async (store) => {
      await store.add('a.json', 'one');
      await store.add('a.json', 'one');
      await expect(store.add('a.json', 'two')).rejects.toMatchObject({
        code: 'ERR_SKYRIG_STORE_CONFLICT',
        message: expect.stringContaining('holds a file a.json already, with another content'),
      });
      expect(await store.read('a.json')).toBe('one');
      expect(await store.list()).toEqual(['a.json']);
    });
  });

  test('reading a file that is gone names the file and the store', async () => {
    await withStore(async (store) => {
      await expect(store.read('gone.json')).rejects.toMatchObject({
        code: 'ERR_SKYRIG_STORE',
        message: expect.stringContaining(`Cannot read gone.json of ${store.name}`),
      });
    });
  });

  test.each(['../a.json', 'a/b.json', '.hidden', ''])('%j is no name for a file', async (name) => {
    await withStore(async (store) => {
      await expect(store.add(name, 'x')).rejects.toMatchObject({ code: 'ERR_SKYRIG_STORE_NAME' });
      expect(await store.list()).toEqual([]);
    });
  });

  test('sixteen shards that are written at once by as many clients are all there', async () => {
    await withStore(async (store, open) => {
      const shards = Array.from({ length: 16 }, (_, index) =>
        createRun({ shard: index + 1, shards: 16, tests: [createResult(`test ${index}`)] }),
      );
      await Promise.all(
        shards.map(async (shard) => {
          const writer = await open();
          try {
            await writer.add(runFileName(shard), formatCtrf(shard));
          } finally {
            await writer.close();
          }
        }),
      );
      const history = await loadHistory(store);
      expect(history.skipped).toEqual([]);
      expect(history.runs).toMatchObject([{ shards: 16, counts: { passed: 16 } }]);
      expect(history.tests.map(({ name }) => name).sort()).toEqual(shards.map((_, index) => `test ${index}`).sort());
    });
  });
}
