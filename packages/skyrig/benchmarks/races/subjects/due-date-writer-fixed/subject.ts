import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { dueDateWriter } from '../due-date-writer/subject.ts';

/** A writer sets its own key of the map, and nothing else. */
export const dueDateWriterFixed: Subject = {
  ...dueDateWriter,
  name: 'due-date-writer-fixed',
  kind: 'fixed',
  twinOf: 'due-date-writer',
  template: join(import.meta.dirname, 'template.yaml'),
};
