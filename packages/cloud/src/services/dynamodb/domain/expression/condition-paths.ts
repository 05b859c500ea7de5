import type { DocumentPath } from '../document-path.ts';
import type { Condition, Operand } from './ast.ts';

/** The paths that a condition reads, in the order in which they were written. */
export function conditionPaths(condition: Condition): readonly DocumentPath[] {
  const paths: DocumentPath[] = [];
  collect(condition, paths);
  return paths;
}

function collect(condition: Condition, paths: DocumentPath[]): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      collect(condition.left, paths);
      collect(condition.right, paths);
      return;
    case 'not':
      collect(condition.condition, paths);
      return;
    case 'exists':
    case 'notExists':
      paths.push(condition.path);
      return;
    case 'compare':
      collectOperands([condition.left, condition.right], paths);
      return;
    case 'between':
      collectOperands([condition.operand, condition.lower, condition.upper], paths);
      return;
    case 'in':
      collectOperands([condition.operand, ...condition.candidates], paths);
      return;
    case 'type':
      collectOperands([condition.operand], paths);
      return;
    case 'beginsWith':
    case 'contains':
      collectOperands([condition.operand, condition.argument], paths);
  }
}

function collectOperands(operands: readonly Operand[], paths: DocumentPath[]): void {
  for (const operand of operands) {
    if (operand.kind === 'path') paths.push(operand.path);
    else if (operand.kind === 'size') collectOperands([operand.operand], paths);
  }
}
