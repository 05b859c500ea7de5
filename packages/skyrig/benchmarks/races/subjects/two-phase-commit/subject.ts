import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** The abort overtakes the prepare that it belongs to, and the row stays locked. */
export const twoPhaseCommit: Subject = {
  name: 'two-phase-commit',
  kind: 'buggy',
  bugClass: 'order',
  source: `P's tutorial "Two-phase commit" (https://p-org.github.io/P/): re-created with a participant behind a standard queue, which may deliver in any order.`,
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [['Coordinate', { transaction: 't1', row: 'r1' }]]);
  },
  check: async (cloud) => {
    assert.deepEqual(await cloud.stack().table('Locks').items(), []);
  },
};
