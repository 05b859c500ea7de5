import { formatPath, type DocumentPath, type PathElement } from '../document-path.ts';
import type { Operand, SizeOperand } from './ast.ts';
import { assertOperandCount, assertOperandType, knownType } from './operand-rules.ts';
import { expressionError, type ExpressionLabel } from './expression-error.ts';
import type { Placeholders } from './placeholders.ts';
import type { OperandSyntax, PathSyntax } from './syntax.ts';

const SIZED = new Set(['S', 'B', 'SS', 'NS', 'BS', 'L', 'M']);

/** Looks up the `#placeholders` of a path. */
export function bindPath(label: ExpressionLabel, syntax: PathSyntax, placeholders: Placeholders): DocumentPath {
  return syntax.segments.map((segment): PathElement =>
    typeof segment === 'string' && segment.startsWith('#') ? placeholders.name(label, segment) : segment,
  ) as unknown as DocumentPath;
}

/** Looks up the names and values of one operand of a condition. */
export function bindOperand(label: ExpressionLabel, syntax: OperandSyntax, placeholders: Placeholders): Operand {
  switch (syntax.kind) {
    case 'path':
      return { kind: 'path', path: bindPath(label, syntax, placeholders) };
    case 'value':
      return { kind: 'value', value: placeholders.value(label, syntax.ref) };
    case 'parentheses':
      return bindOperand(label, syntax.inner, placeholders);
    case 'call': {
      // The static checks let no function but size stand as an operand.
      return sizeOperand(
        label,
        syntax.operands.map((operand) => bindOperand(label, operand, placeholders)),
      );
    }
  }
}

/** `size(…)` of checked operands. */
export function sizeOperand(label: ExpressionLabel, operands: readonly Operand[]): SizeOperand {
  const [operand] = assertOperandCount(label, 'size', operands, 1);
  assertOperandType(label, 'size', operand, SIZED);
  if (!operand || operand.kind === 'size')
    throw new TypeError(`size cannot be taken of ${operand ? knownType(operand) : 'nothing'}`);
  return { kind: 'size', operand };
}

/** Throws when the first operand is a path and another one is the same path. */
export function assertDistinct(
  label: ExpressionLabel,
  operator: string,
  operands: readonly { readonly kind: string; readonly path?: DocumentPath }[],
): void {
  const first = operands[0]?.path;
  if (operands[0]?.kind !== 'path' || !first) return;
  for (let index = 1; index < operands.length; index += 1) {
    const other = operands[index];
    if (other?.kind !== 'path' || !other.path || !samePath(first, other.path)) continue;
    throw expressionError(
      label,
      'The first operand must be distinct from the remaining operands for this operator or function; ' +
        `operator: ${operator}, first operand: ${formatPath(first)}`,
    );
  }
}

function samePath(one: DocumentPath, two: DocumentPath): boolean {
  return one.length === two.length && one.every((element, depth) => element === two[depth]);
}
