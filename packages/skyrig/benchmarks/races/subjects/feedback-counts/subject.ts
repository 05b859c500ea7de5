import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A stream's batch fails in its middle, and what was counted before is counted again. */
export const feedbackCounts: Subject = {
  name: 'feedback-counts',
  kind: 'buggy',
  bugClass: 'duplicate delivery',
  source:
    "https://github.com/aws-samples/sample-voice-of-customer-datalake/issues/264: counters fed by a table's stream count again when a batch is retried; re-created with one counter, and a category that is missing at first.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Categories').put({ id: 'praise' });
  },
  run: async (cloud) => {
    await Promise.all([
      cloud
        .stack()
        .table('Feedback')
        .putAll([
          { id: 'f-1', category: 'praise' },
          { id: 'f-2', category: 'question' },
        ]),
      invokeAll(cloud, [['AddCategory', { id: 'question' }]]),
    ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    const counts = await cloud.stack().table('Counts').items();
    assert.deepEqual(counts.map(({ id, received }) => [id, received]).sort(), [
      ['praise', 1],
      ['question', 1],
    ]);
  },
};
