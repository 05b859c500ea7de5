import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** An attempt that has lost its claim deletes that of its successor, and the next one charges again. */
export const idempotencyOwner: Subject = {
  name: 'idempotency-owner',
  kind: 'buggy',
  bugClass: 'ownership',
  source:
    'https://github.com/aws-powertools/powertools-lambda-typescript/pull/5717: a record is deleted by somebody who no longer owns it; re-created with a function that says that the first claim has expired, in place of time.',
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Cards').put({ id: 'first', isRefused: true });
  },
  run: async (cloud) => {
    const attempts = ['first', 'second', 'third'].map((attempt) => ({ order: 'o', attempt }));
    await Promise.all([
      cloud.stack().queue('Attempts').sendAll(attempts),
      invokeAll(cloud, [['Expire', { order: 'o', attempt: 'first' }]]),
    ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Charges').items()).length, 1);
  },
};
