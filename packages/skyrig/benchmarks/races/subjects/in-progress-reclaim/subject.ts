import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A claim without an expiry is taken for an orphan while its owner is still at work. */
export const inProgressReclaim: Subject = {
  name: 'in-progress-reclaim',
  kind: 'buggy',
  bugClass: 'ownership',
  source:
    'https://github.com/aws-powertools/powertools-lambda-python/issues/8386: re-created with DynamoDB in place of Redis.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Pay', { order: 'o', attempt: 'first' }],
      ['Pay', { order: 'o', attempt: 'second' }],
    ]);
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Charges').items()).length, 1);
  },
};
