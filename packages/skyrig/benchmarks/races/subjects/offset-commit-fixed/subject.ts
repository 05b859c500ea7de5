import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { offsetCommit } from '../offset-commit/subject.ts';

/** The consumer stops at a place that is still empty. */
export const offsetCommitFixed: Subject = {
  ...offsetCommit,
  name: 'offset-commit-fixed',
  kind: 'fixed',
  twinOf: 'offset-commit',
  template: join(import.meta.dirname, 'template.yaml'),
};
