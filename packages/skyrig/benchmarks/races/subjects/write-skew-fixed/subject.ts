import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { writeSkew } from '../write-skew/subject.ts';

/** The transaction checks that the other doctor is still on call. */
export const writeSkewFixed: Subject = {
  ...writeSkew,
  name: 'write-skew-fixed',
  kind: 'fixed',
  twinOf: 'write-skew',
  template: join(import.meta.dirname, 'template.yaml'),
};
