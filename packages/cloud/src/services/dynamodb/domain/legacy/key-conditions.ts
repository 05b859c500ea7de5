import { assertTermCount, type KeyTerm } from '../key-condition.ts';
import type { SortOperator } from '../key-schema.ts';
import { validationError } from '../validation-error.ts';
import type { LegacyFilter } from './filter-conditions.ts';
import { checkArguments, readOperator, type LegacyOperator } from './legacy-condition.ts';

const OPERATORS: Readonly<Partial<Record<LegacyOperator, SortOperator>>> = {
  EQ: '=',
  LT: '<',
  LE: '<=',
  GT: '>',
  GE: '>=',
  BETWEEN: 'BETWEEN',
  BEGINS_WITH: 'begins_with',
};

/** Translates `KeyConditions` to terms for `resolveKeyCondition`. Throws `ValidationException` with AWS's words. */
export function translateKeyConditions(conditions: LegacyFilter): readonly KeyTerm[] {
  const terms = Object.entries(conditions).map(([name, { ComparisonOperator, AttributeValueList = [] }]): KeyTerm => {
    const comparison = readOperator(ComparisonOperator);
    const values = checkArguments(comparison, AttributeValueList);
    const operator = OPERATORS[comparison];
    if (!operator) throw validationError('Attempted conditional constraint is not an indexable operation');
    return { name, operator, values };
  });
  assertTermCount(terms);
  return terms;
}
