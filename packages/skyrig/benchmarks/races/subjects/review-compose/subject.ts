import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Parts of a review are counted before they are stored, and the last one composes the review without the first. */
export const reviewCompose: Subject = {
  name: 'review-compose',
  kind: 'buggy',
  isHeldOut: true,
  bugClass: 'order',
  source:
    "The movie reviews of Beldi (Zhang and others, OSDI 2020), whose parts are uploaded by functions of their own: named in the Skyrig lab's research notes, not opened; re-created with two parts, and a bug of the benchmark's own.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Upload', { review: 'r', part: 'rating' }],
      ['Upload', { review: 'r', part: 'text' }],
    ]);
  },
  check: async (cloud) => {
    assert.deepEqual((await cloud.stack().table('Reviews').get({ id: 'r' }))?.['parts'], ['rating', 'text']);
  },
};
