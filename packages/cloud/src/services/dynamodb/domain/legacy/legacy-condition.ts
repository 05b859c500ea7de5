import { typeOf, type AttributeType, type AttributeValue } from '../attribute-value.ts';
import { canonicalValue } from '../canonical-value.ts';
import type { Comparator, Condition, PathOperand } from '../expression/ast.ts';
import { validationError } from '../validation-error.ts';
import { compareScalars } from '../value-comparison.ts';

/** The comparison operators of `Expected`, `KeyConditions`, `QueryFilter` and `ScanFilter`. */
export type LegacyOperator =
  | 'EQ'
  | 'NE'
  | 'IN'
  | 'LE'
  | 'LT'
  | 'GE'
  | 'GT'
  | 'BETWEEN'
  | 'NOT_NULL'
  | 'NULL'
  | 'CONTAINS'
  | 'NOT_CONTAINS'
  | 'BEGINS_WITH';

const SCALARS: readonly AttributeType[] = ['S', 'N', 'B'];
const CONTAINED: readonly AttributeType[] = ['S', 'N', 'B', 'BOOL', 'NULL'];

/** How many arguments an operator takes, and of which types where not of all. */
interface OperatorRule {
  readonly count: number | 'any';
  readonly types?: readonly AttributeType[];
}

const RULES: Readonly<Record<LegacyOperator, OperatorRule>> = {
  EQ: { count: 1 },
  NE: { count: 1 },
  LE: { count: 1, types: SCALARS },
  LT: { count: 1, types: SCALARS },
  GE: { count: 1, types: SCALARS },
  GT: { count: 1, types: SCALARS },
  BETWEEN: { count: 2, types: SCALARS },
  IN: { count: 'any', types: SCALARS },
  NULL: { count: 0 },
  NOT_NULL: { count: 0 },
  CONTAINS: { count: 1, types: CONTAINED },
  NOT_CONTAINS: { count: 1, types: CONTAINED },
  BEGINS_WITH: { count: 1, types: ['S', 'B'] },
};

/** Whether an operator takes no arguments. */
export function takesNoArguments(operator: LegacyOperator): boolean {
  return RULES[operator].count === 0;
}

/** Validates the arguments of an operator and gives their canonical forms. Throws `ValidationException`. */
export function checkArguments(operator: LegacyOperator, given: readonly AttributeValue[]): readonly AttributeValue[] {
  const rule = RULES[operator];
  if (rule.count === 'any' ? given.length === 0 : given.length !== rule.count) {
    throw invalid(`Invalid number of argument(s) for the ${operator} ComparisonOperator`);
  }
  const values = given.map((value) => canonicalValue(value));
  const types = new Set(values.map(typeOf));
  if (types.size > 1) throw invalid('AttributeValues inside AttributeValueList must be of same type');
  for (const type of types) {
    if (rule.types && !rule.types.includes(type)) {
      throw invalid(`ComparisonOperator ${operator} is not valid for ${type} AttributeValue type`);
    }
  }
  const [lower, upper] = values;
  if (operator === 'BETWEEN' && lower && upper && (compareScalars(lower, upper) ?? 0) > 0) {
    throw validationError(
      'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound',
    );
  }
  return values;
}

const COMPARATORS: Readonly<Partial<Record<LegacyOperator, Comparator>>> = {
  EQ: '=',
  NE: '<>',
  LE: '<=',
  LT: '<',
  GE: '>=',
  GT: '>',
};

/** One comparison of a top-level attribute with checked arguments, as the expressions' tree has it. */
export function legacyCondition(name: string, operator: LegacyOperator, values: readonly AttributeValue[]): Condition {
  const operand: PathOperand = { kind: 'path', path: [name] };
  const [first, second] = values.map((value) => ({ kind: 'value', value }) as const);
  if (operator === 'NULL') return { kind: 'notExists', path: [name] };
  if (operator === 'NOT_NULL') return { kind: 'exists', path: [name] };
  if (!first) throw new TypeError(`${operator} without arguments; check them first`);
  if (operator === 'IN') {
    return { kind: 'in', operand, candidates: values.map((value) => ({ kind: 'value', value })) };
  }
  if (operator === 'BETWEEN') return { kind: 'between', operand, lower: first, upper: second ?? first };
  if (operator === 'BEGINS_WITH') return { kind: 'beginsWith', operand, argument: first };
  if (operator === 'CONTAINS') return { kind: 'contains', operand, argument: first };
  if (operator === 'NOT_CONTAINS') {
    // AWS: unlike NOT contains(…), it fails for an attribute that is missing. Checked against DynamoDB local 2.5.
    const contains: Condition = { kind: 'contains', operand, argument: first };
    return { kind: 'and', left: { kind: 'exists', path: [name] }, right: { kind: 'not', condition: contains } };
  }
  return { kind: 'compare', operator: COMPARATORS[operator] ?? '=', left: operand, right: first };
}

/** Joins conditions with the `ConditionalOperator` of the request; undefined where there are none. */
export function joinConditions(
  conditions: readonly Condition[],
  operator: 'AND' | 'OR' = 'AND',
): Condition | undefined {
  const kind = operator === 'OR' ? 'or' : 'and';
  return conditions.reduce<Condition | undefined>((left, right) => (left ? { kind, left, right } : right), undefined);
}

/** Throws `ValidationException` when `ConditionalOperator` has nothing, or too little, to join. */
export function assertConditionalOperator(operator: string | undefined, conditionCount: number): void {
  if (operator === undefined) return;
  if (conditionCount === 0) throw validationError('ConditionalOperator cannot be used without Filter or Expected');
  if (conditionCount === 1) {
    throw validationError('ConditionalOperator can only be used when Filter or Expected has two or more elements');
  }
}

/** Narrows the operator of a request, which the model's constraints have not checked yet. */
export function readOperator(operator: string | undefined): LegacyOperator {
  if (operator !== undefined && Object.hasOwn(RULES, operator)) return operator as LegacyOperator;
  throw validationError('Comparison type does not exist in DynamoDB');
}

function invalid(reason: string): Error {
  return validationError(`One or more parameter values were invalid: ${reason}`);
}
