import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A deposit and a withdrawal at the same time, and one of them is gone. */
export const account: Subject = {
  name: 'account',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    'SCTBench (Thomson, Donaldson, Betts, PPoPP 2014), CS/account: re-created as two functions that each read a balance, change it and write it back.',
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Accounts').put({ id: 'ann', balance: 100 });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Deposit', { id: 'ann', amount: 50 }],
      ['Withdraw', { id: 'ann', amount: 30 }],
    ]);
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Accounts').get({ id: 'ann' }))?.['balance'], 120);
  },
};
