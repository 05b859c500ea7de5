import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { boundedBuffer } from '../bounded-buffer/subject.ts';

/** The bound is a condition of the update. */
export const boundedBufferFixed: Subject = {
  ...boundedBuffer,
  name: 'bounded-buffer-fixed',
  kind: 'fixed',
  twinOf: 'bounded-buffer',
  template: join(import.meta.dirname, 'template.yaml'),
};
