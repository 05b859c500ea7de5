import { reorderSubject } from '../../reorder-subject.ts';
import type { Subject } from '../../subject.ts';

/** 2 writers set one register after the other; a reader comes in between. */
export const reorder3: Subject = reorderSubject(3);
