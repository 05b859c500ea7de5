import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two deployments each get a bucket's configuration, add their part and put it back. */
export const notificationConfig: Subject = {
  name: 'notification-config',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    "The Terraform AWS provider's and modules' notifications of a bucket (#501): pattern described in the Skyrig lab's research notes; re-created, not ported, with an item in place of the bucket's configuration.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['AddNotification', { bucket: 'b', event: 'created', target: 'index' }],
      ['AddNotification', { bucket: 'b', event: 'removed', target: 'forget' }],
    ]);
  },
  check: async (cloud) => {
    assert.deepEqual((await cloud.stack().table('Buckets').get({ id: 'b' }))?.['notifications'], {
      created: 'index',
      removed: 'forget',
    });
  },
};
