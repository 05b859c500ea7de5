import type { ExpectedAttributeValue } from '@aws-sdk/client-dynamodb';
import { canonicalValue } from '../canonical-value.ts';
import type { Condition } from '../expression/ast.ts';
import { validationError } from '../validation-error.ts';
import {
  assertConditionalOperator,
  checkArguments,
  joinConditions,
  legacyCondition,
  readOperator,
  takesNoArguments,
} from './legacy-condition.ts';

/** `Expected` of a request. */
export type Expected = Readonly<Record<string, ExpectedAttributeValue>>;

/** Translates `Expected` and `ConditionalOperator` to a condition. Throws `ValidationException` with AWS's words. */
export function translateExpected(expected: Expected, operator?: 'AND' | 'OR'): Condition | undefined {
  const entries = Object.entries(expected);
  const conditions = entries.map(([name, expectation]) => translateExpectation(name, expectation));
  assertConditionalOperator(operator, entries.length);
  return joinConditions(conditions, operator);
}

function translateExpectation(name: string, expectation: ExpectedAttributeValue): Condition {
  const { Value, Exists, ComparisonOperator, AttributeValueList } = expectation;
  if (Value && AttributeValueList) throw invalid('Value and AttributeValueList cannot be used together', name);
  if (ComparisonOperator === undefined) {
    if (AttributeValueList) throw invalid('AttributeValueList can only be used with a ComparisonOperator', name);
    return translateExists(name, expectation);
  }
  if (Exists !== undefined) throw invalid('Exists and ComparisonOperator cannot be used together', name);
  const comparison = readOperator(ComparisonOperator);
  const values = AttributeValueList ?? (Value ? [Value] : []);
  if (!Value && !AttributeValueList && !takesNoArguments(comparison)) {
    throw invalid(`Value or AttributeValueList must be used with ComparisonOperator: ${comparison}`, name);
  }
  return legacyCondition(name, comparison, checkArguments(comparison, values));
}

function translateExists(name: string, { Value, Exists }: ExpectedAttributeValue): Condition {
  if (Exists === false) {
    if (Value) throw invalid('Value cannot be used when Exists is false', name);
    return { kind: 'notExists', path: [name] };
  }
  if (!Value) throw invalid(`Value must be provided when Exists is ${Exists === undefined ? 'null' : 'true'}`, name);
  return legacyCondition(name, 'EQ', [canonicalValue(Value)]);
}

function invalid(reason: string, name: string): Error {
  return validationError(`One or more parameter values were invalid: ${reason} for Attribute: ${name}`);
}
