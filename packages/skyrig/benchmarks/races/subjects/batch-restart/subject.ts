import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** One document of a batch is not ready yet, and the whole batch is started again. */
export const batchRestart: Subject = {
  name: 'batch-restart',
  kind: 'buggy',
  bugClass: 'duplicate delivery',
  source:
    "Accelerated intelligent document processing on AWS, #904 (4,384 uploads, 14,727 executions): pattern described in the Skyrig lab's research notes; re-created, not ported, with a missing record in place of a time-out.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Documents').put({ id: 'a.pdf' });
  },
  run: async (cloud) => {
    await Promise.all([
      invokeAll(cloud, [['Register', { id: 'b.pdf' }]]),
      cloud.stack().queue('Uploads').sendAll(['a.pdf', 'b.pdf']),
    ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    const executions = await cloud.stack().table('Executions').items();
    assert.deepEqual(executions.map(({ document }) => document).sort(), ['a.pdf', 'b.pdf']);
  },
};
