import { typeOf } from '../attribute-value.ts';
import type { Condition, Operand } from '../expression/ast.ts';
import type { KeyAttribute } from '../key-schema.ts';
import { assertKeyNotEmpty } from '../key-validation.ts';
import { validationError } from '../validation-error.ts';

/** Whether an operand is the attribute itself, and nothing inside of it. */
export function isAttribute(operand: Operand, { name }: KeyAttribute): boolean {
  return operand.kind === 'path' && operand.path.length === 1 && operand.path[0] === name;
}

/**
 * Throws `ValidationException` when a condition compares one of these keys with a literal that it can never be: of
 * another type, or empty.
 *
 * AWS: in a WHERE, however it is nested and negated. Checked against DynamoDB local 2.5.
 */
export function assertKeyComparisonsFit(condition: Condition, keys: readonly KeyAttribute[]): void {
  for (const operands of comparisons(condition)) {
    for (const key of keys) {
      if (!operands.some((operand) => isAttribute(operand, key))) continue;
      for (const operand of operands) if (operand.kind === 'value') assertFits(key, operand);
    }
  }
}

function assertFits(key: KeyAttribute, { value }: Extract<Operand, { kind: 'value' }>): void {
  if (typeOf(value) !== key.type) {
    throw validationError(
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    );
  }
  assertKeyNotEmpty(key, value);
}

/** What is compared with each other, wherever in a condition. */
function comparisons(condition: Condition): readonly (readonly Operand[])[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...comparisons(condition.left), ...comparisons(condition.right)];
    case 'not':
      return comparisons(condition.condition);
    case 'compare':
      return [[condition.left, condition.right]];
    case 'between':
      return [[condition.operand, condition.lower, condition.upper]];
    case 'in':
      return [[condition.operand, ...condition.candidates]];
    case 'beginsWith':
    case 'contains':
      return [[condition.operand, condition.argument]];
    case 'exists':
    case 'notExists':
    case 'type':
      return [];
  }
}
