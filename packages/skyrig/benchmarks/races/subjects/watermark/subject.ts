import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** An older checkpoint overwrites a newer one. */
export const watermark: Subject = {
  name: 'watermark',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    "MystenLabs/sui#18945: pattern described in the Skyrig lab's research notes; re-created, not ported: a watermark that is compared, then put.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud
      .stack()
      .queue('Checkpoints')
      .sendAll([{ checkpoint: 7 }, { checkpoint: 9 }]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Watermarks').get({ id: 'pipeline' }))?.['checkpoint'], 9);
  },
};
