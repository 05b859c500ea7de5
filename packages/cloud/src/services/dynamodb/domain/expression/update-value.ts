import type { AttributeValue, Item } from '../attribute-value.ts';
import { findAtPath } from '../document-path.ts';
import { addNumbers, subtractNumbers } from '../number-value.ts';
import { validationError } from '../validation-error.ts';
import type { UpdateValue } from './ast.ts';

/** Computes the right side of a `SET` action from the item as it was before the update. */
export function evaluateUpdateValue(value: UpdateValue, item: Item): AttributeValue {
  switch (value.kind) {
    case 'value':
      return value.value;
    case 'path': {
      const found = findAtPath(item, value.path);
      if (found) return found;
      throw validationError('The provided expression refers to an attribute that does not exist in the item');
    }
    case 'ifNotExists': {
      // AWS: the second operand must exist even where it is not needed. Checked against DynamoDB local 2.5.
      const otherwise = evaluateUpdateValue(value.otherwise, item);
      return findAtPath(item, value.path) ?? otherwise;
    }
    case 'listAppend': {
      const first = evaluateUpdateValue(value.first, item).L;
      if (!first) throw incorrectOperandType();
      const second = evaluateUpdateValue(value.second, item).L;
      if (!second) throw incorrectOperandType();
      return { L: [...first, ...second] };
    }
    case 'plus':
    case 'minus': {
      const left = evaluateUpdateValue(value.left, item).N;
      if (left === undefined) throw incorrectOperandType();
      const right = evaluateUpdateValue(value.right, item).N;
      if (right === undefined) throw incorrectOperandType();
      return { N: value.kind === 'plus' ? addNumbers(left, right) : subtractNumbers(left, right) };
    }
  }
}

/** What AWS answers when an attribute has a type with which an action cannot work. */
export function incorrectOperandType(): Error {
  return validationError('An operand in the update expression has an incorrect data type');
}
