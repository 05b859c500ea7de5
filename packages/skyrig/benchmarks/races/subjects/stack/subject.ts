import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two pushes find the same top, and one value lies over the other. */
export const stack: Subject = {
  name: 'stack',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    'SCTBench (Thomson, Donaldson, Betts, PPoPP 2014), CS/stack: re-created with an item for the top and one for each slot.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Push', { value: 'left' }],
      ['Push', { value: 'right' }],
    ]);
  },
  check: async (cloud) => {
    const items = await cloud.stack().table('Slots').items();
    const values = items.flatMap(({ value }) => (value === undefined ? [] : [String(value)])).sort();
    assert.deepEqual(values, ['left', 'right']);
  },
};
