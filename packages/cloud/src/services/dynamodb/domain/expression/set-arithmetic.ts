import type { AttributeValue } from '../attribute-value.ts';
import { compareBytes, compareUtf8, toBase64 } from '../binary-text.ts';
import { addNumbers, compareNumbers } from '../number-value.ts';
import { incorrectOperandType } from './update-value.ts';

/** Words the error for values that do not fit each other. */
export type Mismatch = () => Error;

/** `ADD`: the sum of two numbers or the union of two sets; where nothing was, the operand itself. */
export function addToValue(
  current: AttributeValue | undefined,
  operand: AttributeValue,
  mismatch: Mismatch = incorrectOperandType,
): AttributeValue {
  if (!current) return operand;
  if (current.N !== undefined && operand.N !== undefined) return { N: addNumbers(current.N, operand.N) };
  if (current.SS && operand.SS) return { SS: [...new Set([...current.SS, ...operand.SS])].sort(compareUtf8) };
  if (current.NS && operand.NS) return { NS: [...new Set([...current.NS, ...operand.NS])].sort(compareNumbers) };
  if (current.BS && operand.BS) {
    const members = new Map([...current.BS, ...operand.BS].map((member) => [toBase64(member), member]));
    return { BS: [...members.values()].sort(compareBytes) };
  }
  // AWS: only AttributeUpdates can add a list; UpdateExpression refuses it before. Checked against DynamoDB local 2.5.
  if (current.L && operand.L) return { L: [...current.L, ...operand.L] };
  throw mismatch();
}

/** `DELETE`: what remains of a set; undefined where nothing remains, as a set cannot be empty. */
export function deleteFromSet(
  current: AttributeValue,
  operand: AttributeValue,
  mismatch: Mismatch = incorrectOperandType,
): AttributeValue | undefined {
  if (current.SS && operand.SS) {
    const rest = without(current.SS, new Set(operand.SS), (member) => member);
    return rest.length > 0 ? { SS: rest } : undefined;
  }
  if (current.NS && operand.NS) {
    const rest = without(current.NS, new Set(operand.NS), (member) => member);
    return rest.length > 0 ? { NS: rest } : undefined;
  }
  if (current.BS && operand.BS) {
    const rest = without(current.BS, new Set(operand.BS.map(toBase64)), toBase64);
    return rest.length > 0 ? { BS: rest } : undefined;
  }
  throw mismatch();
}

function without<T>(members: readonly T[], removed: ReadonlySet<string>, identify: (member: T) => string): T[] {
  return members.filter((member) => !removed.has(identify(member)));
}
