import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { petImages } from '../pet-images/subject.ts';

/** One transaction writes both. */
export const petImagesFixed: Subject = {
  ...petImages,
  name: 'pet-images-fixed',
  kind: 'fixed',
  twinOf: 'pet-images',
  template: join(import.meta.dirname, 'template.yaml'),
};
