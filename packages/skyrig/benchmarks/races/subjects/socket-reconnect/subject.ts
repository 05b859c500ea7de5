import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A user reconnects, and the end of the old connection removes the new one. */
export const socketReconnect: Subject = {
  name: 'socket-reconnect',
  kind: 'buggy',
  bugClass: 'order',
  source: `The "ws disconnect/connect" program of the Skyrig lab's research notes: re-created with a table of connections by user.`,
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Connections').put({ id: 'ann', connection: 'old' });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Disconnect', { user: 'ann', connection: 'old' }],
      ['Connect', { user: 'ann', connection: 'new' }],
    ]);
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Connections').get({ id: 'ann' }))?.['connection'], 'new');
  },
};
