import { typeOf, type AttributeValue, type Item } from '../attribute-value.ts';
import type { Comparator, Condition, Operand } from '../expression/ast.ts';
import { joinConditions } from '../legacy/legacy-condition.ts';
import {
  keyAttributes,
  type KeyAttribute,
  type KeyCondition,
  type KeySchema,
  type SortCondition,
} from '../key-schema.ts';
import { assertKeyNotEmpty } from '../key-validation.ts';
import { assertKeyComparisonsFit, isAttribute } from './key-comparisons.ts';
import { validationError } from '../validation-error.ts';
import { valuesEqual } from '../value-comparison.ts';

/** How a `SELECT` finds its items: some partitions, in this order, or all. */
export type SelectPlan =
  | { readonly kind: 'query'; readonly keyConditions: readonly KeyCondition[]; readonly filter?: Condition }
  | { readonly kind: 'scan'; readonly filter?: Condition };

/** The one item that an `UPDATE` or `DELETE` means, and what else must hold for it. */
export interface ItemPlan {
  readonly key: Item;
  readonly condition?: Condition;
}

/**
 * Finds what the WHERE of a `SELECT` says about the key of a table or index. Throws `ValidationException` where it
 * compares a key of either with what that cannot be.
 */
export function planSelect(where: Condition | undefined, schema: KeySchema, tableKey: KeySchema = schema): SelectPlan {
  const keys = [...keyAttributes(schema), ...keyAttributes(tableKey)];
  const terms = conjuncts(where);
  const partition = takeFirst(terms, (term) => keyValues(term, schema.partition));
  if (!partition) {
    if (where) assertKeyComparisonsFit(where, keys);
    return { kind: 'scan', ...(where && { filter: where }) };
  }
  const sort = schema.sort && takeSort(terms, schema.sort);
  const filter = joinConditions(terms);
  if (filter) assertKeyComparisonsFit(filter, keys);
  const distinct = partition.filter(
    (value, index) => partition.findIndex((other) => valuesEqual(value, other)) === index,
  );
  const keyConditions = distinct.map((value) => ({ partition: value, ...(sort && { sort }) }));
  return { kind: 'query', keyConditions, ...(filter && { filter }) };
}

/** Finds the key in the WHERE of an `UPDATE` or `DELETE`. Throws `ValidationException` unless it is complete. */
export function planItem(where: Condition | undefined, schema: KeySchema): ItemPlan {
  const terms = conjuncts(where);
  const key: Record<string, AttributeValue> = {};
  for (const attribute of keyAttributes(schema)) {
    const value = takeFirst(terms, (term) => (term.kind === 'compare' ? keyValues(term, attribute)?.[0] : undefined));
    if (!value) {
      throw validationError('Where clause does not contain a mandatory equality on all key attributes');
    }
    key[attribute.name] = value;
    if (terms.some((term) => term.kind === 'compare' && bindsKey(term, attribute))) {
      throw validationError(
        `Multiple conditions on same key ${attribute.name}. Only single item Update/Insert/Delete are supported`,
      );
    }
  }
  const condition = joinConditions(terms);
  return { key, ...(condition && { condition }) };
}

function conjuncts(condition: Condition | undefined): Condition[] {
  if (!condition) return [];
  return condition.kind === 'and' ? [...conjuncts(condition.left), ...conjuncts(condition.right)] : [condition];
}

/** Takes the first term that answers something out of the list. */
function takeFirst<T>(terms: Condition[], answer: (term: Condition) => T | undefined): T | undefined {
  for (const [index, term] of terms.entries()) {
    const found = answer(term);
    if (found === undefined) continue;
    terms.splice(index, 1);
    return found;
  }
  return undefined;
}

/** Whether a term is an equality of a key attribute with a literal. */
function bindsKey(term: Extract<Condition, { kind: 'compare' }>, attribute: KeyAttribute): boolean {
  if (term.operator !== '=') return false;
  const { left, right } = term;
  return (
    (isAttribute(left, attribute) && right.kind === 'value') || (isAttribute(right, attribute) && left.kind === 'value')
  );
}

/** The values to which `=` or `IN` binds a key attribute. */
function keyValues(term: Condition, attribute: KeyAttribute): readonly AttributeValue[] | undefined {
  if (term.kind === 'compare' && term.operator === '=') {
    const side = isAttribute(term.left, attribute)
      ? term.right
      : isAttribute(term.right, attribute)
        ? term.left
        : undefined;
    return side && literals([side], attribute);
  }
  if (term.kind === 'in' && isAttribute(term.operand, attribute)) {
    assertKeyComparisonsFit(term, [attribute]);
    return literals(term.candidates, attribute);
  }
  return undefined;
}

const MIRRORED: Readonly<Record<Exclude<Comparator, '<>'>, Exclude<Comparator, '<>'>>> = {
  '=': '=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function takeSort(terms: Condition[], attribute: KeyAttribute): SortCondition | undefined {
  return takeFirst(terms, (term): SortCondition | undefined => {
    if (term.kind === 'compare' && term.operator !== '<>') {
      const onLeft = isAttribute(term.left, attribute);
      if (!onLeft && !isAttribute(term.right, attribute)) return undefined;
      const values = literals([onLeft ? term.right : term.left], attribute);
      return values && { operator: onLeft ? term.operator : MIRRORED[term.operator], values };
    }
    if (term.kind === 'between' && isAttribute(term.operand, attribute)) {
      const values = literals([term.lower, term.upper], attribute);
      return values && { operator: 'BETWEEN', values };
    }
    if (term.kind === 'beginsWith' && isAttribute(term.operand, attribute)) {
      const values = literals([term.argument], attribute);
      return values && { operator: 'begins_with', values };
    }
    return undefined;
  });
}

/** The values of operands that are all literals. Throws where they are of another type than the key. */
function literals(operands: readonly Operand[], attribute: KeyAttribute): readonly AttributeValue[] | undefined {
  const values = operands.flatMap((operand) => (operand.kind === 'value' ? [operand.value] : []));
  if (values.length !== operands.length) return undefined;
  for (const value of values) {
    if (typeOf(value) !== attribute.type) {
      throw validationError(
        `Key attribute's data type should match its data type in table's schema: Key ${attribute.name}`,
      );
    }
    assertKeyNotEmpty(attribute, value);
  }
  return values;
}
