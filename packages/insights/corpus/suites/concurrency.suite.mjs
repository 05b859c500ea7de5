import assert from 'node:assert/strict';

import { delay, happens, reachStack } from './chance.mjs';

async function deposit(account, amount, waitMs) {
  const { balance } = account;
  await delay(waitMs);
  account.balance = balance + amount;
}

test('two deposits both count', async () => {
  reachStack('deposits');
  const account = { balance: 0 };
  const first = deposit(account, 1, 1);
  if (!happens('overlap', 0.15)) await first;
  await Promise.all([first, deposit(account, 1, 1)]);
  assert.equal(account.balance, 2);
});

test('two editors both save', async () => {
  reachStack('editors');
  const page = { version: 3 };
  const save = async (waitMs) => {
    const seen = page.version;
    await delay(waitMs);
    if (page.version !== seen) throw new Error(`version conflict: expected version ${seen}, found ${page.version}`);
    page.version += 1;
  };
  const first = save(1);
  if (!happens('editors', 0.15)) await first;
  const [outcome] = await Promise.allSettled([save(4), first]);
  if (outcome.status === 'rejected') throw outcome.reason;
  assert.equal(page.version, 5);
});

test('two transfers in opposite directions both end', async () => {
  reachStack('transfers');
  const held = new Set();
  const lock = async (names) => {
    for (const name of names) {
      if (held.has(name)) throw new Error(`deadlock detected while waiting for account ${name}`);
      held.add(name);
      await delay(1);
    }
    for (const name of names) held.delete(name);
  };
  const first = lock(['a', 'b']);
  if (!happens('transfers', 0.15)) await first;
  const outcomes = await Promise.allSettled([first, lock(['b', 'a'])]);
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  assert.equal(held.size, 0);
});

test('deposits one after the other both count', async () => {
  reachStack('sequence');
  const account = { balance: 0 };
  await deposit(account, 1, 1);
  await deposit(account, 1, 1);
  assert.equal(account.balance, 2);
});
