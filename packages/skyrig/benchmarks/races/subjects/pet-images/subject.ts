import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two uploads of one picture, and the thumbnail is that of the other. */
export const petImages: Subject = {
  name: 'pet-images',
  kind: 'buggy',
  bugClass: 'atomicity of several writes',
  source:
    "Coyote's sample PetImages (https://github.com/microsoft/coyote, Samples/WebApps/PetImages): re-created with two tables in place of a blob store and a document store.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['SaveImage', { id: 'rex', pixels: 'cat-cat' }],
      ['SaveImage', { id: 'rex', pixels: 'dog-dog' }],
    ]);
  },
  check: async (cloud) => {
    const stack = cloud.stack();
    const image = await stack.table<{ pixels: string }>('Images').get({ id: 'rex' });
    const thumbnail = await stack.table<{ pixels: string }>('Thumbnails').get({ id: 'rex' });
    assert.equal(thumbnail?.pixels, image?.pixels.slice(0, 2));
  },
};
