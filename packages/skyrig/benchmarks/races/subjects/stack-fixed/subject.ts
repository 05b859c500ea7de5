import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { stack } from '../stack/subject.ts';

/** Slot and top are written together, if the top is still the one that was read. */
export const stackFixed: Subject = {
  ...stack,
  name: 'stack-fixed',
  kind: 'fixed',
  twinOf: 'stack',
  template: join(import.meta.dirname, 'template.yaml'),
};
