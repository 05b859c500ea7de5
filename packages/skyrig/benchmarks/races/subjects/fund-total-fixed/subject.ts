import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { fundTotal } from '../fund-total/subject.ts';

/** The total is written if it is still the one that was read; otherwise the message comes again. */
export const fundTotalFixed: Subject = {
  ...fundTotal,
  name: 'fund-total-fixed',
  kind: 'fixed',
  twinOf: 'fund-total',
  template: join(import.meta.dirname, 'template.yaml'),
};
