import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Four functions must come in one certain order, one after the other, to break it. */
export const depthChain: Subject = {
  name: 'depth-chain',
  kind: 'buggy',
  bugClass: 'order',
  source: `The "depth-4 chain" program of the Skyrig lab's research notes, made to tell strategies apart: a bug that needs four orderings.`,
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(
      cloud,
      [3, 2, 1, 0].map((gate) => ['Open', { gate }]),
    );
  },
  check: async (cloud) => {
    assert.notEqual((await cloud.stack().table('Gates').get({ id: 'g' }))?.['opened'], 4);
  },
};
