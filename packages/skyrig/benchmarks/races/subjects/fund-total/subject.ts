import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** Two donations to one fund, and the total has only one of them. */
export const fundTotal: Subject = {
  name: 'fund-total',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    'https://github.com/yuriytkach/fundraiser-tracker/issues/230: the total of a fund is read, added to and written by two functions at once; re-created behind a queue.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud
      .stack()
      .queue('Donations')
      .sendAll([
        { fund: 'roof', cents: 500 },
        { fund: 'roof', cents: 700 },
      ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Funds').get({ id: 'roof' }))?.['total'], 1200);
  },
};
