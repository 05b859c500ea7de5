import { typeOf, type AttributeValue, type Item } from '../attribute-value.ts';
import { compareBytes, includesBytes, startsWithBytes, utf8Length } from '../binary-text.ts';
import { findAtPath } from '../document-path.ts';
import { compareScalars, valuesEqual } from '../value-comparison.ts';
import type { Comparator, Condition, Operand } from './ast.ts';

/** Whether an item meets a condition; no item at all is an item without attributes. */
export function evaluateCondition(condition: Condition, item: Item | undefined): boolean {
  return evaluate(condition, item ?? NOTHING);
}

const NOTHING: Item = {};

function evaluate(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return evaluate(condition.left, item) && evaluate(condition.right, item);
    case 'or':
      return evaluate(condition.left, item) || evaluate(condition.right, item);
    case 'not':
      return !evaluate(condition.condition, item);
    case 'exists':
      return findAtPath(item, condition.path) !== undefined;
    case 'notExists':
      return findAtPath(item, condition.path) === undefined;
    case 'compare':
      return compare(condition.operator, valueOf(condition.left, item), valueOf(condition.right, item));
    case 'between': {
      const value = valueOf(condition.operand, item);
      return (
        compare('>=', value, valueOf(condition.lower, item)) && compare('<=', value, valueOf(condition.upper, item))
      );
    }
    case 'in': {
      const value = valueOf(condition.operand, item);
      return condition.candidates.some((candidate) => compare('=', value, valueOf(candidate, item)));
    }
    case 'type': {
      const value = valueOf(condition.operand, item);
      return value !== undefined && typeOf(value) === condition.type;
    }
    case 'beginsWith':
      return beginsWith(valueOf(condition.operand, item), valueOf(condition.argument, item));
    case 'contains':
      return contains(valueOf(condition.operand, item), valueOf(condition.argument, item));
  }
}

function valueOf(operand: Operand, item: Item): AttributeValue | undefined {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'path') return findAtPath(item, operand.path);
  const value = valueOf(operand.operand, item);
  const size = value && sizeOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

/** Bytes of strings and binaries, members of everything else that has members. */
function sizeOf(value: AttributeValue): number | undefined {
  if (value.S !== undefined) return utf8Length(value.S);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.M !== undefined) return Object.keys(value.M).length;
  return (value.L ?? value.SS ?? value.NS ?? value.BS)?.length;
}

/** A missing operand and operands of different types meet no comparison but `<>`. */
function compare(operator: Comparator, left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined) return operator === '<>';
  if (operator === '=') return valuesEqual(left, right);
  if (operator === '<>') return !valuesEqual(left, right);
  const order = compareScalars(left, right);
  if (order === undefined) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** Whether a string or binary starts with another one. */
function beginsWith(value: AttributeValue | undefined, prefix: AttributeValue | undefined): boolean {
  if (value?.S !== undefined && prefix?.S !== undefined) return value.S.startsWith(prefix.S);
  return value?.B !== undefined && prefix?.B !== undefined && startsWithBytes(value.B, prefix.B);
}

/** Whether a string has a substring, a set a member, or a list an element. */
function contains(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (!value || !part) return false;
  if (value.L) return value.L.some((element) => valuesEqual(element, part));
  const { S: text, N: number, B: bytes } = part;
  if (text !== undefined) return value.S?.includes(text) ?? value.SS?.includes(text) ?? false;
  if (number !== undefined) return value.NS?.includes(number) ?? false;
  if (bytes === undefined) return false;
  if (value.B) return includesBytes(value.B, bytes);
  return value.BS?.some((member) => compareBytes(member, bytes) === 0) ?? false;
}
