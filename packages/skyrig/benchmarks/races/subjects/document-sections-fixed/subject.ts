import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { documentSections } from '../document-sections/subject.ts';

/** The update demands the sections that were read. */
export const documentSectionsFixed: Subject = {
  ...documentSections,
  name: 'document-sections-fixed',
  kind: 'fixed',
  twinOf: 'document-sections',
  template: join(import.meta.dirname, 'template.yaml'),
};
