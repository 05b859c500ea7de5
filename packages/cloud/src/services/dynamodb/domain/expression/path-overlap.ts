import { formatPath, type DocumentPath } from '../document-path.ts';
import { expressionError, type ExpressionLabel } from './expression-error.ts';

/**
 * Throws when one of the paths is, or lies inside, another one, or when two of them take the same attribute
 * for a map and for a list.
 */
export function assertNoOverlap(label: ExpressionLabel, paths: readonly DocumentPath[]): void {
  for (let second = 1; second < paths.length; second += 1) {
    for (let first = 0; first < second; first += 1) {
      const one = paths[first];
      const two = paths[second];
      if (one && two) assertApart(label, one, two);
    }
  }
}

function assertApart(label: ExpressionLabel, one: DocumentPath, two: DocumentPath): void {
  const shared = Math.min(one.length, two.length);
  for (let depth = 0; depth < shared; depth += 1) {
    if (one[depth] === two[depth]) continue;
    if (typeof one[depth] !== typeof two[depth]) throw clash('conflict', label, one, two);
    return;
  }
  throw clash('overlap', label, one, two);
}

function clash(verb: 'overlap' | 'conflict', label: ExpressionLabel, one: DocumentPath, two: DocumentPath): Error {
  return expressionError(
    label,
    `Two document paths ${verb} with each other; must remove or rewrite one of these paths; ` +
      `path one: ${formatPath(one)}, path two: ${formatPath(two)}`,
  );
}
