import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A duplicate that is turned away deletes the record of the request that is still at work, and the next one goes through. */
export const idempotencyReject: Subject = {
  name: 'idempotency-reject',
  kind: 'buggy',
  bugClass: 'ownership',
  source:
    "https://github.com/aws-powertools/powertools-lambda-typescript/issues/5675: a middleware's error hook deletes a record that it never acquired; re-created as a function with a catch around everything.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(
      cloud,
      ['first', 'second', 'third'].map((attempt) => ['Pay', { order: 'o', attempt }]),
    );
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Charges').items()).length, 1);
  },
};
