import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { inProgressReclaim } from '../in-progress-reclaim/subject.ts';

/** A claim says until when it holds, and is taken over after that only, under a condition. */
export const inProgressReclaimFixed: Subject = {
  ...inProgressReclaim,
  name: 'in-progress-reclaim-fixed',
  kind: 'fixed',
  twinOf: 'in-progress-reclaim',
  template: join(import.meta.dirname, 'template.yaml'),
};
