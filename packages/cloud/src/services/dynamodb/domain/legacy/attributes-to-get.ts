import type { Projection } from '../expression/ast.ts';
import { validationError } from '../validation-error.ts';

/** Translates `AttributesToGet` to a projection. Throws `ValidationException` for none, or the same one twice. */
export function translateAttributesToGet(names: readonly string[]): Projection {
  if (names.length === 0) throw validationError('AttributesToGet cannot be empty');
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    // Source: dynalite's tests, recorded against the real service.
    throw validationError(`One or more parameter values were invalid: Duplicate value in attribute name: ${repeated}`);
  }
  return { paths: names.map((name) => [name]) };
}
