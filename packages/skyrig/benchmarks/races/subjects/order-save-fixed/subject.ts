import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { orderSave } from '../order-save/subject.ts';

/** The order is known by the id of its request, which every attempt has in common; order and count are one transaction. */
export const orderSaveFixed: Subject = {
  ...orderSave,
  name: 'order-save-fixed',
  kind: 'fixed',
  twinOf: 'order-save',
  template: join(import.meta.dirname, 'template.yaml'),
};
