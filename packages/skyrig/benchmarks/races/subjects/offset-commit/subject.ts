import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A consumer commits a place of a log while a message before it is still on its way, which is then never consumed. */
export const offsetCommit: Subject = {
  name: 'offset-commit',
  kind: 'buggy',
  isHeldOut: true,
  bugClass: 'order',
  source:
    "The anomaly that Jepsen's tests of Kafka-like logs (https://jepsen.io/analyses/redpanda-21.10.1) call a lost write: an acknowledged message that no consumer gets. Re-created with a log in a table, whose places are taken before they are filled.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [['Produce', { key: 'a' }], ['Produce', { key: 'b' }], ['Consume']]);
    await invokeAll(cloud, [['Consume']]);
  },
  check: async (cloud) => {
    const consumed = await cloud.stack().table('Consumed').items();
    assert.deepEqual(consumed.map(({ id }) => id).sort(), ['a', 'b']);
  },
};
