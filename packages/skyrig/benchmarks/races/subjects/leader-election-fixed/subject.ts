import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { leaderElection } from '../leader-election/subject.ts';

/** The vote is written under the condition that there is none. */
export const leaderElectionFixed: Subject = {
  ...leaderElection,
  name: 'leader-election-fixed',
  kind: 'fixed',
  twinOf: 'leader-election',
  template: join(import.meta.dirname, 'template.yaml'),
};
