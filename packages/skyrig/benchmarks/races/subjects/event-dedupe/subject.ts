import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** An event is delivered twice at once, and neither delivery finds the other. */
export const eventDedupe: Subject = {
  name: 'event-dedupe',
  kind: 'buggy',
  bugClass: 'check then act',
  source:
    "capstone-2025-09#57: pattern described in the Skyrig lab's research notes; re-created, not ported: get, then do, then put.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud
      .stack()
      .queue('Events')
      .sendAll([{ id: 'e-1' }, { id: 'e-1' }]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Counters').get({ id: 'events' }))?.['seen'], 1);
  },
};
