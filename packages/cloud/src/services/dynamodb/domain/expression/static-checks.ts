import { RESERVED_WORDS } from '../reserved-words.ts';
import { expressionError, type ExpressionLabel } from './expression-error.ts';
import type { CallSyntax, ConditionSyntax, OperandSyntax, PathSyntax, SetValueSyntax } from './syntax.ts';

/** What a condition may call, `size` aside, which is an operand. */
export const CONDITION_FUNCTIONS: ReadonlySet<string> = new Set([
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
]);
const UPDATE_FUNCTIONS = new Set(['if_not_exists', 'list_append']);

/** Which functions are known here and where they may stand. */
interface FunctionRules {
  readonly label: ExpressionLabel;
  readonly allowed: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  readonly context: 'a condition expression' | 'an update expression';
}

// AWS: what can be said without names and values is said first, from left to right:
// parentheses, functions, reserved words. Checked against DynamoDB local 2.5.

/** Throws for redundant parentheses, unknown or misplaced functions and reserved words in a condition. */
export function checkConditionSyntax(label: ExpressionLabel, syntax: ConditionSyntax): void {
  const rules: FunctionRules = {
    label,
    allowed: new Set([...CONDITION_FUNCTIONS, 'size']),
    refused: UPDATE_FUNCTIONS,
    context: 'a condition expression',
  };
  checkCondition(rules, syntax);
}

function checkCondition(rules: FunctionRules, syntax: ConditionSyntax): void {
  switch (syntax.kind) {
    case 'and':
    case 'or':
      checkCondition(rules, syntax.left);
      checkCondition(rules, syntax.right);
      return;
    case 'not':
      checkCondition(rules, syntax.inner);
      return;
    case 'parentheses':
      checkParentheses(rules.label, syntax.inner.kind);
      checkCondition(rules, syntax.inner);
      return;
    case 'compare':
      checkOperands(rules, [syntax.left, syntax.right], CONDITION_FUNCTIONS);
      return;
    case 'between':
      checkOperands(rules, [syntax.operand, syntax.lower, syntax.upper], CONDITION_FUNCTIONS);
      return;
    case 'in':
      checkOperands(rules, [syntax.operand, ...syntax.candidates], CONDITION_FUNCTIONS);
      return;
    case 'call':
      checkCall(rules, syntax, new Set(['size']));
      checkOperands(rules, syntax.operands, CONDITION_FUNCTIONS);
  }
}

/** Throws for redundant parentheses, unknown or misplaced functions and reserved words in a `SET` value. */
export function checkSetValueSyntax(label: ExpressionLabel, syntax: SetValueSyntax): void {
  const refused = new Set([...CONDITION_FUNCTIONS, 'size']);
  checkSetValue({ label, allowed: UPDATE_FUNCTIONS, refused, context: 'an update expression' }, syntax);
}

function checkSetValue(rules: FunctionRules, syntax: SetValueSyntax): void {
  // AWS: list_append makes a whole value; only if_not_exists may stand inside something else.
  const nestedRefused = new Set(['list_append']);
  switch (syntax.kind) {
    case 'parentheses':
      checkParentheses(rules.label, syntax.inner.kind);
      checkSetValue(rules, syntax.inner);
      return;
    case 'plus':
    case 'minus':
      checkOperands(rules, [syntax.left, syntax.right], nestedRefused);
      return;
    case 'call':
      checkCall(rules, syntax, new Set());
      checkOperands(rules, syntax.operands, nestedRefused);
      return;
    case 'path':
    case 'value':
      checkOperands(rules, [syntax], nestedRefused);
  }
}

function checkOperands(rules: FunctionRules, operands: readonly OperandSyntax[], misplaced: ReadonlySet<string>): void {
  for (const operand of operands) {
    if (operand.kind === 'path') checkPathSyntax(rules.label, operand);
    else if (operand.kind === 'parentheses') {
      checkParentheses(rules.label, operand.inner.kind);
      checkOperands(rules, [operand.inner], misplaced);
    } else if (operand.kind === 'call') {
      checkCall(rules, operand, misplaced);
      checkOperands(rules, operand.operands, misplaced);
    }
  }
}

function checkCall(
  { label, allowed, refused, context }: FunctionRules,
  { name }: CallSyntax,
  misplaced: ReadonlySet<string>,
): void {
  if (refused.has(name)) throw expressionError(label, `The function is not allowed in ${context}; function: ${name}`);
  if (!allowed.has(name)) throw expressionError(label, `Invalid function name; function: ${name}`);
  if (misplaced.has(name)) {
    throw expressionError(label, `The function is not allowed to be used this way in an expression; function: ${name}`);
  }
}

function checkParentheses(label: ExpressionLabel, innerKind: string): void {
  if (innerKind === 'parentheses') throw expressionError(label, 'The expression has redundant parentheses;');
}

/** Throws when a name of the path is a reserved word, in whatever case. */
export function checkPathSyntax(label: ExpressionLabel, path: PathSyntax): void {
  for (const segment of path.segments) {
    if (typeof segment === 'string' && RESERVED_WORDS.has(segment.toUpperCase())) {
      throw expressionError(label, `Attribute name is a reserved keyword; reserved keyword: ${segment}`);
    }
  }
}
