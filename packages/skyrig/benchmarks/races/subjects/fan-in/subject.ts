import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** The last two workers both see that all parts are done, and the job is finished twice. */
export const fanIn: Subject = {
  name: 'fan-in',
  kind: 'buggy',
  bugClass: 'check then act',
  source: `The "fan-in finaliser" program of the Skyrig lab's research notes: re-created with a queue of parts and a queue of results.`,
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud
      .stack()
      .queue('Work')
      .sendAll([
        { job: 'j', part: 'head', of: 2 },
        { job: 'j', part: 'tail', of: 2 },
      ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().queue('Results').messages()).length, 1);
  },
};
