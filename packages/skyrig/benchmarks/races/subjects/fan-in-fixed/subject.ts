import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { fanIn } from '../fan-in/subject.ts';

/** Whoever sees that all parts are done must also be the first to say so. */
export const fanInFixed: Subject = {
  ...fanIn,
  name: 'fan-in-fixed',
  kind: 'fixed',
  twinOf: 'fan-in',
  template: join(import.meta.dirname, 'template.yaml'),
};
