import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two projects are created at the limit of a plan, and both fit. */
export const planLimit: Subject = {
  name: 'plan-limit',
  kind: 'buggy',
  bugClass: 'check then act',
  source:
    'https://github.com/openfactcheck-research/openfactcheck/issues/43: a limit is checked by counting, then the item is created; re-created with a query and a put.',
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Projects').put({ owner: 'ann', name: 'first' });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['CreateProject', { owner: 'ann', name: 'left' }],
      ['CreateProject', { owner: 'ann', name: 'right' }],
    ]);
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Projects').items()).length, 2);
  },
};
