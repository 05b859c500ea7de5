import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A function reads what another has just written, from a replica that does not have it yet. */
export const staleRead: Subject = {
  name: 'stale-read',
  kind: 'buggy',
  bugClass: 'stale read',
  source:
    'https://github.com/aws-samples/step-functions-workflows-collection/pull/211, which makes all reads consistent: re-created as an order that is shipped right after it is placed, while reads that do not ask for consistency are one write behind.',
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    cloud.faults.inject({ match: { service: 'dynamodb', operation: 'GetItem' }, effect: { stale: true } });
    await cloud.stack().table('Orders').put({ id: 'earlier', status: 'shipped' });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Place', { id: 'o-1' }],
      ['Place', { id: 'o-2' }],
    ]);
  },
  check: async (cloud) => {
    const orders = await cloud.stack().table('Orders').items();
    assert.deepEqual(
      orders.map(({ status }) => status),
      ['shipped', 'shipped', 'shipped'],
    );
  },
};
