import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { listAppend } from '../list-append/subject.ts';

/** DynamoDB appends. */
export const listAppendFixed: Subject = {
  ...listAppend,
  name: 'list-append-fixed',
  kind: 'fixed',
  twinOf: 'list-append',
  template: join(import.meta.dirname, 'template.yaml'),
};
