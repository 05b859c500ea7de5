import { reorderSubject } from '../../reorder-subject.ts';
import type { Subject } from '../../subject.ts';

/** 19 writers set one register after the other; a reader comes in between. */
export const reorder20: Subject = reorderSubject(20);
