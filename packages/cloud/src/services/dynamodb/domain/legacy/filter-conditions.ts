import type { Condition as LegacyCondition } from '@aws-sdk/client-dynamodb';
import type { Condition } from '../expression/ast.ts';
import {
  assertConditionalOperator,
  checkArguments,
  joinConditions,
  legacyCondition,
  readOperator,
} from './legacy-condition.ts';

/** `QueryFilter` or `ScanFilter` of a request. */
export type LegacyFilter = Readonly<Record<string, LegacyCondition>>;

/** Translates a filter and `ConditionalOperator` to a condition. Throws `ValidationException` with AWS's words. */
export function translateFilter(filter: LegacyFilter, operator?: 'AND' | 'OR'): Condition | undefined {
  const entries = Object.entries(filter);
  const conditions = entries.map(([name, { ComparisonOperator, AttributeValueList = [] }]) => {
    const comparison = readOperator(ComparisonOperator);
    return legacyCondition(name, comparison, checkArguments(comparison, AttributeValueList));
  });
  assertConditionalOperator(operator, entries.length);
  return joinConditions(conditions, operator);
}
