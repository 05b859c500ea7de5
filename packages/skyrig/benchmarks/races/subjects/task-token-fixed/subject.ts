import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { taskToken } from '../task-token/subject.ts';

/** Each side writes before it looks; whoever looks last resumes, and doing it twice does no harm. */
export const taskTokenFixed: Subject = {
  ...taskToken,
  name: 'task-token-fixed',
  kind: 'fixed',
  twinOf: 'task-token',
  template: join(import.meta.dirname, 'template.yaml'),
};
