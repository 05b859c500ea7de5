import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { tokenRing } from '../token-ring/subject.ts';

/** The turns go through one group of a FIFO queue. */
export const tokenRingFixed: Subject = {
  ...tokenRing,
  name: 'token-ring-fixed',
  kind: 'fixed',
  twinOf: 'token-ring',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud
      .stack()
      .queue('Turns')
      .sendAll(
        [
          { from: 's3', to: 's1' },
          { from: 's1', to: 's2' },
          { from: 's2', to: 's3' },
        ],
        { groupId: 'ring' },
      );
    await cloud.settle({ leap: true });
  },
};
