import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { account } from '../account/subject.ts';

/** DynamoDB adds and subtracts, and the condition guards the withdrawal. */
export const accountFixed: Subject = {
  ...account,
  name: 'account-fixed',
  kind: 'fixed',
  twinOf: 'account',
  template: join(import.meta.dirname, 'template.yaml'),
};
