import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two commits take the same next revision: the condition against it looks at a key that is never there. */
export const eventStore: Subject = {
  name: 'event-store',
  kind: 'buggy',
  bugClass: 'check then act',
  source:
    "https://github.com/thenativeweb/node-eventstore/pull/110: the condition that no event has this revision guards a key with the commit's time in it, and so nothing; re-created with the request's id in place of the time.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Commit', { stream: 'cart', event: 'added' }],
      ['Commit', { stream: 'cart', event: 'renamed' }],
    ]);
  },
  check: async (cloud) => {
    const revisions = (await cloud.stack().table<{ revision: number }>('Events').items()).map(
      ({ revision }) => revision,
    );
    assert.deepEqual(revisions.sort(), [1, 2]);
  },
};
