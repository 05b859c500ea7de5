import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { tenantUpdate } from '../tenant-update/subject.ts';

/** An event sets the attributes that it is about. */
export const tenantUpdateFixed: Subject = {
  ...tenantUpdate,
  name: 'tenant-update-fixed',
  kind: 'fixed',
  twinOf: 'tenant-update',
  template: join(import.meta.dirname, 'template.yaml'),
};
