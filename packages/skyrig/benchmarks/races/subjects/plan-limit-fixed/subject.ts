import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { planLimit } from '../plan-limit/subject.ts';

/** The number of projects is counted in an item of its own, under the limit as a condition. */
export const planLimitFixed: Subject = {
  ...planLimit,
  name: 'plan-limit-fixed',
  kind: 'fixed',
  twinOf: 'plan-limit',
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    const stack = cloud.stack();
    await stack.table('Projects').put({ owner: 'ann', name: 'first' });
    await stack.table('Usage').put({ id: 'ann', projects: 1 });
  },
};
