import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { socketReconnect } from '../socket-reconnect/subject.ts';

/** Only the connection that has ended is removed. */
export const socketReconnectFixed: Subject = {
  ...socketReconnect,
  name: 'socket-reconnect-fixed',
  kind: 'fixed',
  twinOf: 'socket-reconnect',
  template: join(import.meta.dirname, 'template.yaml'),
};
