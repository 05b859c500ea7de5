import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { watermark } from '../watermark/subject.ts';

/** The comparison is a condition of the put. */
export const watermarkFixed: Subject = {
  ...watermark,
  name: 'watermark-fixed',
  kind: 'fixed',
  twinOf: 'watermark',
  template: join(import.meta.dirname, 'template.yaml'),
};
