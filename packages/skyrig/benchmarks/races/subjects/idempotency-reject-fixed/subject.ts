import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { idempotencyReject } from '../idempotency-reject/subject.ts';

/** Only a record that this attempt has acquired is removed. */
export const idempotencyRejectFixed: Subject = {
  ...idempotencyReject,
  name: 'idempotency-reject-fixed',
  kind: 'fixed',
  twinOf: 'idempotency-reject',
  template: join(import.meta.dirname, 'template.yaml'),
};
