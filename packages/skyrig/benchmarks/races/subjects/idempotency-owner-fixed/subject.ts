import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { idempotencyOwner } from '../idempotency-owner/subject.ts';

/** An attempt gives up only a claim that is its own. */
export const idempotencyOwnerFixed: Subject = {
  ...idempotencyOwner,
  name: 'idempotency-owner-fixed',
  kind: 'fixed',
  twinOf: 'idempotency-owner',
  template: join(import.meta.dirname, 'template.yaml'),
};
