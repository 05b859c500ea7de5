import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** Writers of one row each put back the row that they read, with their own value in it. */
export const dueDateWriter: Subject = {
  name: 'due-date-writer',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    "The racy writer of this repository's example due-date, which distributes instalments: re-created without its scanner, behind a queue.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Results').put({ id: 'row-1', shares: {} });
  },
  run: async (cloud) => {
    await cloud
      .stack()
      .queue('Shares')
      .sendAll(['ann', 'ben', 'cem'].map((payee) => ({ id: 'row-1', payee, cents: 1000 })));
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    const row = await cloud.stack().table<{ shares: Record<string, number> }>('Results').get({ id: 'row-1' });
    assert.deepEqual(row?.shares, { ann: 1000, ben: 1000, cem: 1000 });
  },
};
