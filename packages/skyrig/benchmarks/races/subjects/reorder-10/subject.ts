import { reorderSubject } from '../../reorder-subject.ts';
import type { Subject } from '../../subject.ts';

/** 9 writers set one register after the other; a reader comes in between. */
export const reorder10: Subject = reorderSubject(10);
