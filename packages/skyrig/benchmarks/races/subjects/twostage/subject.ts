import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A reader comes between the two stages of a write. */
export const twostage: Subject = {
  name: 'twostage',
  kind: 'buggy',
  bugClass: 'torn read',
  source:
    'SCTBench (Thomson, Donaldson, Betts, PPoPP 2014), CS/twostage: re-created with one writer of two items and two readers.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [['Advance'], ['Inspect', { reader: 'r1' }], ['Inspect', { reader: 'r2' }]]);
  },
  check: async (cloud) => {
    assert.deepEqual(await cloud.stack().table('Findings').items(), []);
  },
};
