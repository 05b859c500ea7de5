import { typeOf, type AttributeValue } from './attribute-value.ts';
import type { KeyAttribute, KeyCondition, KeySchema, SortOperator } from './key-schema.ts';
import { assertKeyNotEmpty } from './key-validation.ts';
import { validationError } from './validation-error.ts';

/** One condition on one attribute, before it is known which attributes are keys. */
export interface KeyTerm {
  readonly name: string;
  readonly operator: SortOperator;
  readonly values: readonly AttributeValue[];
}

/** Throws unless there are one or two terms, which is all a query may have. */
export function assertTermCount(terms: readonly KeyTerm[]): void {
  if (terms.length < 1 || terms.length > 2) throw validationError('Conditions can be of length 1 or 2 only');
}

/**
 * Matches the terms of a query with the key of a table or index.
 * Throws `ValidationException` where they do not fit, with AWS's words.
 */
export function resolveKeyCondition(terms: readonly KeyTerm[], schema: KeySchema): KeyCondition {
  if (terms.length === 2 && !schema.sort) throw validationError('Query key condition not supported');
  const partition = findTerm(terms, schema.partition);
  if (!partition) throw missed(schema.partition);
  const sort = schema.sort && findTerm(terms, schema.sort);
  if (terms.length === 2 && !sort) throw missed(schema.sort ?? schema.partition);
  const [value] = partition.values;
  if (partition.operator !== '=' || !value) throw validationError('Query key condition not supported');
  assertTypes(partition, schema.partition);
  if (!sort || !schema.sort) return { partition: value };
  assertTypes(sort, schema.sort);
  return { partition: value, sort: { operator: sort.operator, values: sort.values } };
}

function findTerm(terms: readonly KeyTerm[], attribute: KeyAttribute): KeyTerm | undefined {
  return terms.find((term) => term.name === attribute.name);
}

// AWS: the real service names the attribute; DynamoDB local does not. Source: dynalite's tests, recorded against the real service.
function missed(attribute: KeyAttribute): Error {
  return validationError(`Query condition missed key schema element: ${attribute.name}`);
}

function assertTypes(term: KeyTerm, attribute: KeyAttribute): void {
  for (const value of term.values) {
    if (typeOf(value) !== attribute.type) {
      throw validationError(
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      );
    }
    // AWS: an empty prefix is as much refused as an empty key.
    assertKeyNotEmpty(attribute, value);
  }
}
