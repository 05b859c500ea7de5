import type { Comparator } from './ast.ts';

/** A path as written: names and `#placeholders` (string), list indexes (number). */
export interface PathSyntax {
  readonly kind: 'path';
  readonly segments: readonly (string | number)[];
}

/** `:value` as written. */
export interface ValueSyntax {
  readonly kind: 'value';
  readonly ref: string;
}

/** `name(operand, …)`, whatever the name. */
export interface CallSyntax {
  readonly kind: 'call';
  readonly name: string;
  readonly operands: readonly OperandSyntax[];
}

/** Parentheses are kept, because AWS refuses redundant ones. */
export interface ParenthesesSyntax<T> {
  readonly kind: 'parentheses';
  readonly inner: T;
}

/** What stands beside an operator. */
export type OperandSyntax = PathSyntax | ValueSyntax | CallSyntax | ParenthesesSyntax<OperandSyntax>;

/** A condition as written, before names and values are looked up. */
export type ConditionSyntax =
  | {
      readonly kind: 'compare';
      readonly operator: Comparator;
      readonly left: OperandSyntax;
      readonly right: OperandSyntax;
    }
  | {
      readonly kind: 'between';
      readonly operand: OperandSyntax;
      readonly lower: OperandSyntax;
      readonly upper: OperandSyntax;
    }
  | { readonly kind: 'in'; readonly operand: OperandSyntax; readonly candidates: readonly OperandSyntax[] }
  | { readonly kind: 'and' | 'or'; readonly left: ConditionSyntax; readonly right: ConditionSyntax }
  | { readonly kind: 'not'; readonly inner: ConditionSyntax }
  | CallSyntax
  | ParenthesesSyntax<ConditionSyntax>;

/** `a + b` or `a - b`. */
export interface ArithmeticSyntax {
  readonly kind: 'plus' | 'minus';
  readonly left: OperandSyntax;
  readonly right: OperandSyntax;
}

/** The right side of a `SET` action as written. */
export type SetValueSyntax = OperandSyntax | ArithmeticSyntax | ParenthesesSyntax<SetValueSyntax>;

/** The four sections of an update expression. */
export type UpdateSection = 'SET' | 'REMOVE' | 'ADD' | 'DELETE';

/** One action of an update as written; `REMOVE` has no value. */
export interface ActionSyntax {
  readonly section: UpdateSection;
  readonly path: PathSyntax;
  readonly value?: SetValueSyntax;
}

/** An update as written, its sections in their order. */
export interface UpdateSyntax {
  readonly sections: readonly UpdateSection[];
  readonly actions: readonly ActionSyntax[];
}
