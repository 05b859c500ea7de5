import type { AttributeType, AttributeValue } from '../attribute-value.ts';
import type { DocumentPath } from '../document-path.ts';

/** The comparison operators of conditions. */
export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** The value of an attribute of the item. */
export interface PathOperand {
  readonly kind: 'path';
  readonly path: DocumentPath;
}

/** A value given with the request. */
export interface ValueOperand {
  readonly kind: 'value';
  readonly value: AttributeValue;
}

/** `size(path)`: the length or number of members of an attribute. */
export interface SizeOperand {
  readonly kind: 'size';
  readonly operand: PathOperand | ValueOperand;
}

/** What a condition compares. */
export type Operand = PathOperand | ValueOperand | SizeOperand;

/** A condition whose names and values are resolved; evaluate it with `evaluateCondition`. */
export type Condition =
  | { readonly kind: 'compare'; readonly operator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly lower: Operand; readonly upper: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly candidates: readonly Operand[] }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'exists' | 'notExists'; readonly path: DocumentPath }
  | { readonly kind: 'type'; readonly operand: Operand; readonly type: AttributeType }
  | { readonly kind: 'beginsWith' | 'contains'; readonly operand: Operand; readonly argument: Operand };

/** The right side of one `SET` action. */
export type UpdateValue =
  | PathOperand
  | ValueOperand
  | { readonly kind: 'ifNotExists'; readonly path: DocumentPath; readonly otherwise: UpdateValue }
  | { readonly kind: 'listAppend'; readonly first: UpdateValue; readonly second: UpdateValue }
  | { readonly kind: 'plus' | 'minus'; readonly left: UpdateValue; readonly right: UpdateValue };

/** One action of an update: what it does to which path. */
export type UpdateAction =
  | { readonly kind: 'set'; readonly path: DocumentPath; readonly value: UpdateValue }
  | { readonly kind: 'remove'; readonly path: DocumentPath }
  | { readonly kind: 'add' | 'delete'; readonly path: DocumentPath; readonly value: AttributeValue };

/** An update whose names and values are resolved; apply it with `applyUpdate`. */
export interface Update {
  readonly actions: readonly UpdateAction[];
  /** Whether it was written as `AttributeUpdates`, whose run-time errors have other words. */
  readonly legacy?: true;
}

/** The paths that a projection keeps, in the order in which they were written. */
export interface Projection {
  readonly paths: readonly DocumentPath[];
}
