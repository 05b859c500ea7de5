import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { eventStore } from '../event-store/subject.ts';

/** The revision is the key; one that is taken is not put again, and the commit begins anew. */
export const eventStoreFixed: Subject = {
  ...eventStore,
  name: 'event-store-fixed',
  kind: 'fixed',
  twinOf: 'event-store',
  template: join(import.meta.dirname, 'template.yaml'),
};
