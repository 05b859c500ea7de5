import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { bluetoothDriver } from '../bluetooth-driver/subject.ts';

/** The use is noted under the condition that the device does not stop. */
export const bluetoothDriverFixed: Subject = {
  ...bluetoothDriver,
  name: 'bluetooth-driver-fixed',
  kind: 'fixed',
  twinOf: 'bluetooth-driver',
  template: join(import.meta.dirname, 'template.yaml'),
};
