import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { accountManager } from '../account-manager/subject.ts';

/** The put itself says whether there was an account. */
export const accountManagerFixed: Subject = {
  ...accountManager,
  name: 'account-manager-fixed',
  kind: 'fixed',
  twinOf: 'account-manager',
  template: join(import.meta.dirname, 'template.yaml'),
};
