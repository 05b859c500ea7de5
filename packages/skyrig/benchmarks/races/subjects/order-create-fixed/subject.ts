import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { orderCreate } from '../order-create/subject.ts';

/** The order is stored under the id of the request, which retries have in common. */
export const orderCreateFixed: Subject = {
  ...orderCreate,
  name: 'order-create-fixed',
  kind: 'fixed',
  twinOf: 'order-create',
  template: join(import.meta.dirname, 'template.yaml'),
};
