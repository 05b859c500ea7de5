import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { caseSave } from '../case-save/subject.ts';

/** Each changes the attribute that it is about. */
export const caseSaveFixed: Subject = {
  ...caseSave,
  name: 'case-save-fixed',
  kind: 'fixed',
  twinOf: 'case-save',
  template: join(import.meta.dirname, 'template.yaml'),
};
