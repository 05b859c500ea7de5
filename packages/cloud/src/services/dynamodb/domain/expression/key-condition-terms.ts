import type { DocumentPath } from '../document-path.ts';
import type { KeyTerm } from '../key-condition.ts';
import { assertTermCount } from '../key-condition.ts';
import type { SortOperator } from '../key-schema.ts';
import { validationError } from '../validation-error.ts';
import type { Comparator, Condition, Operand } from './ast.ts';
import { parseCondition } from './condition.ts';
import type { Placeholders } from './placeholders.ts';

const MIRRORED: Readonly<Record<Exclude<Comparator, '<>'>, SortOperator>> = {
  '=': '=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/**
 * Parses a key condition into one term per attribute; `resolveKeyCondition` then matches them with a key.
 * Throws `ValidationException` with AWS's words.
 */
export function parseKeyCondition(text: string, placeholders: Placeholders): readonly KeyTerm[] {
  return keyTerms(parseCondition(text, placeholders, 'KeyConditionExpression'));
}

function keyTerms(condition: Condition): readonly KeyTerm[] {
  const terms: KeyTerm[] = [];
  collectTerms(condition, terms);
  assertTermCount(terms);
  return terms;
}

function collectTerms(condition: Condition, terms: KeyTerm[]): void {
  if (condition.kind === 'and') {
    collectTerms(condition.left, terms);
    collectTerms(condition.right, terms);
    return;
  }
  const term = keyTerm(condition);
  if (terms.some(({ name }) => name === term.name)) {
    throw validationError('KeyConditionExpressions must only contain one condition per key');
  }
  terms.push(term);
}

function keyTerm(condition: Condition): KeyTerm {
  switch (condition.kind) {
    case 'compare': {
      const { operator, left, right } = condition;
      if (operator === '<>') throw invalidOperator(operator);
      const name = soleAttribute([left, right]);
      const mirrored = left.kind === 'value';
      return { name, operator: mirrored ? MIRRORED[operator] : operator, values: valuesOf([left, right]) };
    }
    case 'between': {
      const operands = [condition.operand, condition.lower, condition.upper];
      return { name: soleAttribute(operands), operator: 'BETWEEN', values: valuesOf(operands) };
    }
    case 'beginsWith': {
      const operands = [condition.operand, condition.argument];
      const name = soleAttribute(operands);
      if (condition.operand.kind !== 'path') {
        throw validationError(
          'Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand',
        );
      }
      return { name, operator: 'begins_with', values: valuesOf(operands) };
    }
    default:
      throw invalidOperator(OPERATOR_NAMES[condition.kind]);
  }
}

const OPERATOR_NAMES: Readonly<Record<Exclude<Condition['kind'], 'compare' | 'between' | 'beginsWith'>, string>> = {
  and: 'AND',
  or: 'OR',
  not: 'NOT',
  in: 'IN',
  exists: 'attribute_exists',
  notExists: 'attribute_not_exists',
  type: 'attribute_type',
  contains: 'contains',
};

function invalidOperator(operator: string): Error {
  return validationError(`Invalid operator used in KeyConditionExpression: ${operator}`);
}

function soleAttribute(operands: readonly Operand[]): string {
  if (operands.some(({ kind }) => kind === 'size')) {
    throw validationError('KeyConditionExpressions cannot contain nested operations');
  }
  const paths = operands.flatMap((operand): DocumentPath[] => (operand.kind === 'path' ? [operand.path] : []));
  const [path] = paths;
  if (paths.length > 1) throw invalidTerm('Multiple attribute names used in one condition');
  if (!path) throw invalidTerm('No key attribute specified');
  if (path.length > 1) throw validationError('KeyConditionExpressions cannot have conditions on nested attributes');
  return path[0];
}

function invalidTerm(reason: string): Error {
  return validationError(`Invalid condition in KeyConditionExpression: ${reason}`);
}

function valuesOf(operands: readonly Operand[]): KeyTerm['values'] {
  return operands.flatMap((operand) => (operand.kind === 'value' ? [operand.value] : []));
}
