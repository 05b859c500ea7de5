import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { failureDetector } from '../failure-detector/subject.ts';

/** Declared dead only if no sign of life has come since it was looked at. */
export const failureDetectorFixed: Subject = {
  ...failureDetector,
  name: 'failure-detector-fixed',
  kind: 'fixed',
  twinOf: 'failure-detector',
  template: join(import.meta.dirname, 'template.yaml'),
};
