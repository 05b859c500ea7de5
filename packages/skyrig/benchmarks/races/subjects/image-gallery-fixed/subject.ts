import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { imageGallery } from '../image-gallery/subject.ts';

/** Closing is announced in the account first, and an image is added only under the condition that it is not. */
export const imageGalleryFixed: Subject = {
  ...imageGallery,
  name: 'image-gallery-fixed',
  kind: 'fixed',
  twinOf: 'image-gallery',
  template: join(import.meta.dirname, 'template.yaml'),
};
