import { typeOf, type AttributeType } from '../attribute-value.ts';
import type { Operand, UpdateValue } from './ast.ts';
import { expressionError, type ExpressionLabel } from './expression-error.ts';

/** The type of an operand that is known without an item: of a value, and of `size`, which is a number. */
export function knownType(operand: Operand | UpdateValue): AttributeType | undefined {
  if (operand.kind === 'value') return typeOf(operand.value);
  return operand.kind === 'size' ? 'N' : undefined;
}

/** Throws unless the type of the operand is one of these, or not known yet. */
export function assertOperandType(
  label: ExpressionLabel,
  name: string,
  operand: Operand | UpdateValue | undefined,
  types: ReadonlySet<string>,
): void {
  const type = operand && knownType(operand);
  if (type === undefined || types.has(type)) return;
  throw expressionError(
    label,
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
  );
}

/** Throws unless a function has as many operands as it needs. */
export function assertOperandCount<T>(
  label: ExpressionLabel,
  name: string,
  operands: readonly T[],
  count: number,
): readonly T[] {
  if (operands.length === count) return operands;
  throw expressionError(
    label,
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
  );
}

/** The path of an operand that must be one. */
export function requirePath<T extends { readonly kind: string }>(
  label: ExpressionLabel,
  name: string,
  operand: T | undefined,
): Extract<T, { kind: 'path' }> {
  if (operand?.kind === 'path') return operand as Extract<T, { kind: 'path' }>;
  throw expressionError(label, `Operator or function requires a document path; operator or function: ${name}`);
}
