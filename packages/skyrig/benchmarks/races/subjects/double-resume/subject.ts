import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Both sides of a handshake look for each other after each has written, and both resume the command that waits. */
export const doubleResume: Subject = {
  name: 'double-resume',
  kind: 'buggy',
  isHeldOut: true,
  bugClass: 'handshake',
  source:
    'https://github.com/mbc-net/mbc-cqrs-serverless/pull/465, which mends the handshake of the subject task-token by a look after the token is stored, so that a command may be resumed twice; harmless there, as a task token is good once; re-created with a resumption that counts.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['WaitForPrevious', { previous: 'c1', next: 'c2' }],
      ['Finish', { previous: 'c1', next: 'c2' }],
    ]);
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Commands').get({ id: 'c2' }))?.['resumed'], 1);
  },
};
