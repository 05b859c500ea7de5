import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { notificationConfig } from '../notification-config/subject.ts';

/** The configuration has a version, and is put only over the version that was read. */
export const notificationConfigFixed: Subject = {
  ...notificationConfig,
  name: 'notification-config-fixed',
  kind: 'fixed',
  twinOf: 'notification-config',
  template: join(import.meta.dirname, 'template.yaml'),
};
