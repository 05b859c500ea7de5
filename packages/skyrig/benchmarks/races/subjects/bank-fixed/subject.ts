import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { bank } from '../bank/subject.ts';

/** One transaction changes both balances in place. */
export const bankFixed: Subject = {
  ...bank,
  name: 'bank-fixed',
  kind: 'fixed',
  twinOf: 'bank',
  template: join(import.meta.dirname, 'template.yaml'),
};
