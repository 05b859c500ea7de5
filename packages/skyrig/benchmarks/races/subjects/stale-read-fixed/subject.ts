import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { staleRead } from '../stale-read/subject.ts';

/** The read asks for consistency. */
export const staleReadFixed: Subject = {
  ...staleRead,
  name: 'stale-read-fixed',
  kind: 'fixed',
  twinOf: 'stale-read',
  template: join(import.meta.dirname, 'template.yaml'),
};
