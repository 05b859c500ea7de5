import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { longFork } from '../long-fork/subject.ts';

/** A reader takes both registers in one transaction. */
export const longForkFixed: Subject = {
  ...longFork,
  name: 'long-fork-fixed',
  kind: 'fixed',
  twinOf: 'long-fork',
  template: join(import.meta.dirname, 'template.yaml'),
};
