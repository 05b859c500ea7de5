import type { Item } from '../attribute-value.ts';
import type { DocumentPath } from '../document-path.ts';
import type { Condition, Update } from '../expression/ast.ts';

/** One column of a `SELECT`: what it shows, and under which name. */
export interface SelectColumn {
  readonly name: string;
  readonly path: DocumentPath;
}

/** One member of `ORDER BY`. */
export interface SelectOrder {
  readonly name: string;
  readonly descending: boolean;
}

/** `SELECT … FROM table.index WHERE … ORDER BY …`; no columns stand for `*`. */
export interface SelectStatement {
  readonly kind: 'select';
  readonly table: string;
  readonly index?: string;
  readonly columns?: readonly SelectColumn[];
  readonly where?: Condition;
  readonly orderBy: readonly SelectOrder[];
}

/** `INSERT INTO table VALUE {…}` */
export interface InsertStatement {
  readonly kind: 'insert';
  readonly table: string;
  readonly item: Item;
}

/** What `RETURNING` asks for, in the words of `ReturnValues`. */
export type Returning = 'ALL_OLD' | 'ALL_NEW' | 'UPDATED_OLD' | 'UPDATED_NEW';

/** `UPDATE table SET … REMOVE … WHERE … RETURNING …` */
export interface UpdateStatement {
  readonly kind: 'update';
  readonly table: string;
  readonly update: Update;
  readonly where?: Condition;
  readonly returning?: Returning;
}

/** `DELETE FROM table WHERE … RETURNING ALL OLD *` */
export interface DeleteStatement {
  readonly kind: 'delete';
  readonly table: string;
  readonly where?: Condition;
  readonly returning?: Returning;
}

/** `EXISTS(SELECT …)`, which only transactions know. */
export interface ExistsStatement {
  readonly kind: 'exists';
  readonly select: SelectStatement;
}

/** A PartiQL statement whose parameters are filled in. */
export type Statement = SelectStatement | InsertStatement | UpdateStatement | DeleteStatement | ExistsStatement;
