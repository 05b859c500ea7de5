import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** The news that a job has begun is worked off after the news that it is done. */
export const jobStatus: Subject = {
  name: 'job-status',
  kind: 'buggy',
  bugClass: 'order',
  source:
    "Accelerated intelligent document processing on AWS, #989: pattern described in the Skyrig lab's research notes; re-created, not ported: events of one job, without an order.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud
      .bus()
      .put(
        { source: 'jobs', detailType: 'Job changed', detail: { id: 'j', status: 'RUNNING' } },
        { source: 'jobs', detailType: 'Job changed', detail: { id: 'j', status: 'SUCCEEDED' } },
      );
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Jobs').get({ id: 'j' }))?.['status'], 'SUCCEEDED');
  },
};
