import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { doubleResume } from '../double-resume/subject.ts';

/** Only the first resumption counts. */
export const doubleResumeFixed: Subject = {
  ...doubleResume,
  name: 'double-resume-fixed',
  kind: 'fixed',
  twinOf: 'double-resume',
  template: join(import.meta.dirname, 'template.yaml'),
};
