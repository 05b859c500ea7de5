import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { twoPhaseCommit } from '../two-phase-commit/subject.ts';

/** An abort is kept, and nothing prepares under a transaction that has one. */
export const twoPhaseCommitFixed: Subject = {
  ...twoPhaseCommit,
  name: 'two-phase-commit-fixed',
  kind: 'fixed',
  twinOf: 'two-phase-commit',
  template: join(import.meta.dirname, 'template.yaml'),
};
