import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** Two functions guard one counter with two different locks. */
export const wronglock: Subject = {
  name: 'wronglock',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    'SCTBench (Thomson, Donaldson, Betts, PPoPP 2014), CS/wronglock: re-created with lock items in a table; a function that finds the lock taken fails and is given its message again.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    const stack = cloud.stack();
    await Promise.all([stack.queue('Orders').send('o-1'), stack.queue('Returns').send('r-1')]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Counters').get({ id: 'parcels' }))?.['count'], 2);
  },
};
