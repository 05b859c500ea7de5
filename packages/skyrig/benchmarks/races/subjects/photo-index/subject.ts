import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** An upload and a removal both rewrite the index of all photos. */
export const photoIndex: Subject = {
  name: 'photo-index',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    'https://github.com/mbudm/fotopia-serverless/issues/20: changes of photos each rewrite an index that is one object in a bucket; re-created with an item in place of the object.',
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    const stack = cloud.stack();
    await stack.table('Photos').put({ id: 'old' });
    await stack.table('Indexes').put({ id: 'photos', ids: ['old'] });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Upload', { id: 'new' }],
      ['Remove', { id: 'old' }],
    ]);
  },
  check: async (cloud) => {
    const stack = cloud.stack();
    const photos = (await stack.table('Photos').items()).map(({ id }) => id);
    assert.deepEqual((await stack.table('Indexes').get({ id: 'photos' }))?.['ids'], photos);
  },
};
