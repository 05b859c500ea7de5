import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two readers see two writes in opposite orders. */
export const longFork: Subject = {
  name: 'long-fork',
  kind: 'buggy',
  bugClass: 'torn read',
  source:
    "Jepsen's long fork test, an anomaly of parallel snapshot isolation (Sovran and others, SOSP 2011): re-created with two writers and two readers of two items each.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Write', { register: 'x' }],
      ['Write', { register: 'y' }],
      ['Observe', { reader: 'r1', order: ['y', 'x'] }],
      ['Observe', { reader: 'r2', order: ['x', 'y'] }],
    ]);
  },
  check: async (cloud) => {
    const seen = await cloud.stack().table('Observations').items();
    const isFork = seen.some(({ x, y }) => x === 1 && y === 0) && seen.some(({ x, y }) => x === 0 && y === 1);
    assert.ok(!isFork, `The readers disagree about which write came first: ${JSON.stringify(seen)}`);
  },
};
