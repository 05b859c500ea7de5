import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { reorder3 } from '../reorder-3/subject.ts';

/** Writers and reader each use one transaction. */
export const reorder3Fixed: Subject = {
  ...reorder3,
  name: 'reorder-3-fixed',
  kind: 'fixed',
  twinOf: 'reorder-3',
  template: join(import.meta.dirname, 'template.yaml'),
};
