import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** Three stations pass a token on, each by a message of its own, in whatever order they come. */
export const tokenRing: Subject = {
  name: 'token-ring',
  kind: 'buggy',
  bugClass: 'order',
  source: 'SCTBench (Thomson, Donaldson, Betts, PPoPP 2014), CS/token_ring: re-created with one message per station.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud
      .stack()
      .queue('Turns')
      .sendAll([
        { from: 's3', to: 's1' },
        { from: 's1', to: 's2' },
        { from: 's2', to: 's3' },
      ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    const stations = await cloud.stack().table('Stations').items();
    assert.deepEqual(
      stations.map(({ token }) => token),
      [1, 1, 1],
    );
  },
};
