import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two producers see the last free place, and both take it. */
export const boundedBuffer: Subject = {
  name: 'bounded-buffer',
  kind: 'buggy',
  bugClass: 'check then act',
  source:
    "Coyote's sample BoundedBuffer (https://github.com/microsoft/coyote): of it, the bound is re-created, as a count that is read before it is raised.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud
      .stack()
      .table('Buffers')
      .put({ id: 'b', capacity: 2, used: 1, contents: ['first'] });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Produce', { buffer: 'b', item: 'left' }],
      ['Produce', { buffer: 'b', item: 'right' }],
    ]);
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Buffers').get({ id: 'b' }))?.['used'], 2);
  },
};
