import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { wronglock } from '../wronglock/subject.ts';

/** Both take the same lock. */
export const wronglockFixed: Subject = {
  ...wronglock,
  name: 'wronglock-fixed',
  kind: 'fixed',
  twinOf: 'wronglock',
  template: join(import.meta.dirname, 'template.yaml'),
};
