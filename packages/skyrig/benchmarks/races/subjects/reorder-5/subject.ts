import { reorderSubject } from '../../reorder-subject.ts';
import type { Subject } from '../../subject.ts';

/** 4 writers set one register after the other; a reader comes in between. */
export const reorder5: Subject = reorderSubject(5);
