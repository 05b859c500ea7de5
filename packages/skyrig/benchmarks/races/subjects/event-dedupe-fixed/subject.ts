import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { eventDedupe } from '../event-dedupe/subject.ts';

/** Mark and count are one transaction, which fails when there is a mark. */
export const eventDedupeFixed: Subject = {
  ...eventDedupe,
  name: 'event-dedupe-fixed',
  kind: 'fixed',
  twinOf: 'event-dedupe',
  template: join(import.meta.dirname, 'template.yaml'),
};
