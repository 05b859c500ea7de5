import { typeOf, type AttributeType, type AttributeValue } from '../attribute-value.ts';
import { MAX_IN_OPERANDS } from '../limits.ts';
import { compareScalars } from '../value-comparison.ts';
import type { Comparator, Condition, Operand } from './ast.ts';
import { expressionError, type ExpressionLabel } from './expression-error.ts';
import { assertDistinct } from './operand-binding.ts';
import { assertOperandCount, assertOperandType, knownType, requirePath } from './operand-rules.ts';

const ORDERED = new Set(['S', 'N', 'B']);
const TEXTUAL = new Set(['S', 'B']);
const TYPE_NAMES = new Set(['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M']);

/** `left operator right`, checked. */
export function compareCondition(
  label: ExpressionLabel,
  operator: Comparator,
  left: Operand,
  right: Operand,
): Condition {
  if (operator !== '=' && operator !== '<>') {
    assertOperandType(label, operator, left, ORDERED);
    assertOperandType(label, operator, right, ORDERED);
  }
  assertDistinct(label, operator, [left, right]);
  return { kind: 'compare', operator, left, right };
}

/** `operand BETWEEN lower AND upper`, checked. */
export function betweenCondition(label: ExpressionLabel, operand: Operand, lower: Operand, upper: Operand): Condition {
  for (const each of [operand, lower, upper]) assertOperandType(label, 'BETWEEN', each, ORDERED);
  assertDistinct(label, 'BETWEEN', [operand, lower, upper]);
  if (lower.kind === 'value' && upper.kind === 'value') assertBounds(label, lower.value, upper.value);
  return { kind: 'between', operand, lower, upper };
}

function assertBounds(label: ExpressionLabel, lower: AttributeValue, upper: AttributeValue): void {
  const bounds = `lower bound operand: ${formatValue(lower)}, upper bound operand: ${formatValue(upper)}`;
  const order = compareScalars(lower, upper);
  if (order === undefined) {
    throw expressionError(label, `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`);
  }
  if (order > 0) {
    throw expressionError(
      label,
      `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
    );
  }
}

function formatValue(value: AttributeValue): string {
  // AWS: binary values are printed as the Java object that holds them. Checked against DynamoDB local 2.5.
  const bytes = value.B?.byteLength ?? 0;
  const text = value.S ?? value.N ?? `java.nio.HeapByteBuffer[pos=0 lim=${bytes} cap=${bytes}]`;
  return `AttributeValue: {${typeOf(value)}:${text}}`;
}

/** `operand IN (candidates)`, checked. */
export function inCondition(label: ExpressionLabel, operand: Operand, candidates: readonly Operand[]): Condition {
  if (candidates.length > MAX_IN_OPERANDS) {
    throw expressionError(
      label,
      `The IN operator is provided with too many operands; number of operands: ${candidates.length}`,
    );
  }
  assertDistinct(label, 'IN', [operand, ...candidates]);
  return { kind: 'in', operand, candidates };
}

/** A function that answers yes or no, checked. */
export function functionCondition(label: ExpressionLabel, name: string, operands: readonly Operand[]): Condition {
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    const [operand] = assertOperandCount(label, name, operands, 1);
    const { path } = requirePath(label, name, operand);
    return { kind: name === 'attribute_exists' ? 'exists' : 'notExists', path };
  }
  const [operand, argument] = assertOperandCount(label, name, operands, 2);
  if (!operand || !argument) throw new TypeError(`${name} without operands`);
  if (name === 'attribute_type') {
    // AWS: that both are the same path is told first. Checked against DynamoDB local 2.5.
    assertDistinct(label, name, operands);
    const type = attributeTypeName(label, argument);
    return { kind: 'type', operand, type };
  }
  if (name === 'begins_with') {
    assertOperandType(label, name, operand, TEXTUAL);
    assertOperandType(label, name, argument, TEXTUAL);
  }
  assertDistinct(label, name, operands);
  return { kind: name === 'begins_with' ? 'beginsWith' : 'contains', operand, argument };
}

function attributeTypeName(label: ExpressionLabel, argument: Operand): AttributeType {
  if (argument.kind === 'value' && argument.value.S !== undefined) {
    const type = argument.value.S;
    if (TYPE_NAMES.has(type)) return type as AttributeType;
    // AWS: this order. Source: dynalite's tests, recorded against the real service.
    throw expressionError(
      label,
      `Invalid attribute type name found; type: ${type}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`,
    );
  }
  // AWS: for a path, whose type is not known, every type the service has is listed. Checked against DynamoDB local 2.5.
  const type =
    knownType(argument) ??
    '{S,SS,DOUBLESET,N,HD,INT,BOOL,DICT,FS,BS,DECIMALSET,M,DOUBLE,DECIMAL,INTSET,NS,HDS,NULL,B,FLOAT,L}';
  throw expressionError(
    label,
    `Incorrect operand type for operator or function; operator or function: attribute_type, operand type: ${type}`,
  );
}
