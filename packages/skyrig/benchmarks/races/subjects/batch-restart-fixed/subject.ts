import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { batchRestart } from '../batch-restart/subject.ts';

/** Only the message that failed comes again, and an execution is named after its document. */
export const batchRestartFixed: Subject = {
  ...batchRestart,
  name: 'batch-restart-fixed',
  kind: 'fixed',
  twinOf: 'batch-restart',
  template: join(import.meta.dirname, 'template.yaml'),
};
