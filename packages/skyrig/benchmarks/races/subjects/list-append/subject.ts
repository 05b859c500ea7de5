import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Three appends to one list, and some of them are gone. */
export const listAppend: Subject = {
  name: 'list-append',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    "Jepsen's and Elle's list-append workload (https://github.com/jepsen-io/elle): re-created with a list that is read, extended and put back.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(
      cloud,
      [1, 2, 3].map((value) => ['Append', { list: 'l', value }]),
    );
  },
  check: async (cloud) => {
    const list = await cloud.stack().table<{ values: number[] }>('Lists').get({ id: 'l' });
    assert.deepEqual(list?.values.sort(), [1, 2, 3]);
  },
};
