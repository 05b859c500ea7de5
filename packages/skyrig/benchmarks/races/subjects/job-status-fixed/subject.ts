import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { jobStatus } from '../job-status/subject.ts';

/** A state is written only over one that comes before it. */
export const jobStatusFixed: Subject = {
  ...jobStatus,
  name: 'job-status-fixed',
  kind: 'fixed',
  twinOf: 'job-status',
  template: join(import.meta.dirname, 'template.yaml'),
};
