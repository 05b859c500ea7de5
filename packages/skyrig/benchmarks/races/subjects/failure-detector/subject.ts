import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A sign of life arrives while the monitor decides, and the node is declared dead all the same. */
export const failureDetector: Subject = {
  name: 'failure-detector',
  kind: 'buggy',
  bugClass: 'check then act',
  source: `P's tutorial "Failure detector" (https://p-org.github.io/P/): re-created with the last sign of life in an item.`,
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Nodes').put({ id: 'n1', beatAt: 0, state: 'alive' });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Monitor', { id: 'n1', at: 12 }],
      ['Beat', { id: 'n1', at: 11 }],
    ]);
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Nodes').get({ id: 'n1' }))?.['state'], 'alive');
  },
};
