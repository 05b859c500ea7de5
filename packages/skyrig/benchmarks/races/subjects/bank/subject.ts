import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two transfers that share an account make or destroy money. */
export const bank: Subject = {
  name: 'bank',
  kind: 'buggy',
  bugClass: 'lost update',
  source: "Jepsen's bank test (https://jepsen.io): re-created with reads of both accounts and puts of both.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud
      .stack()
      .table('Accounts')
      .putAll(['a', 'b', 'c'].map((id) => ({ id, balance: 100 })));
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Transfer', { from: 'a', to: 'b', amount: 10 }],
      ['Transfer', { from: 'b', to: 'c', amount: 25 }],
    ]);
  },
  check: async (cloud) => {
    const accounts = await cloud.stack().table<{ balance: number }>('Accounts').items();
    assert.equal(
      accounts.reduce((sum, { balance }) => sum + balance, 0),
      300,
    );
  },
};
