import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A command waits for the one before it, which finishes between the look and the note that somebody waits. */
export const taskToken: Subject = {
  name: 'task-token',
  kind: 'buggy',
  bugClass: 'handshake',
  source:
    'https://github.com/mbc-net/mbc-cqrs-serverless/pull/465: two sides look for each other before each has written; re-created with a token in a table, and resuming as a write.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['WaitForPrevious', { previous: 'c1', next: 'c2' }],
      ['Finish', { previous: 'c1', next: 'c2' }],
    ]);
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Commands').get({ id: 'c2' }))?.['status'], 'resumed');
  },
};
