import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** One read hits the one gap of a long job. */
export const uneven: Subject = {
  name: 'uneven',
  kind: 'buggy',
  bugClass: 'torn read',
  source: `The "uneven" program of the Skyrig lab's research notes, made to tell strategies apart: one step of one function against step 9 of 12 of another.`,
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [['Restock'], ['Glance']]);
  },
  check: async (cloud) => {
    assert.deepEqual(await cloud.stack().table('Findings').items(), []);
  },
};
