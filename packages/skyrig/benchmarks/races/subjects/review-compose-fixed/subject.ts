import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { reviewCompose } from '../review-compose/subject.ts';

/** A part is stored before it is counted. */
export const reviewComposeFixed: Subject = {
  ...reviewCompose,
  name: 'review-compose-fixed',
  kind: 'fixed',
  twinOf: 'review-compose',
  template: join(import.meta.dirname, 'template.yaml'),
};
