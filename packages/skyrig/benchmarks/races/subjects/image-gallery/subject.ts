import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** An image is added while its account is closed, and stays behind without one. */
export const imageGallery: Subject = {
  name: 'image-gallery',
  kind: 'buggy',
  bugClass: 'check then act',
  source:
    "Coyote's sample ImageGallery (https://github.com/microsoft/coyote, Samples/WebApps/ImageGalleryAspNet): re-created with an accounts table and an images table.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Accounts').put({ id: 'ann' });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['AddImage', { account: 'ann', name: 'beach' }],
      ['CloseAccount', { account: 'ann' }],
    ]);
  },
  check: async (cloud) => {
    assert.deepEqual(await cloud.stack().table('Images').items(), []);
  },
};
