import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { feedbackCounts } from '../feedback-counts/subject.ts';

/** A count is raised together with the mark of the stream record that it is raised for. */
export const feedbackCountsFixed: Subject = {
  ...feedbackCounts,
  name: 'feedback-counts-fixed',
  kind: 'fixed',
  twinOf: 'feedback-counts',
  template: join(import.meta.dirname, 'template.yaml'),
};
