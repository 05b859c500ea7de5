import { keyAttributes, type KeySchema } from '../key-schema.ts';
import { validationError } from '../validation-error.ts';
import type { Condition } from './ast.ts';
import { conditionPaths } from './condition-paths.ts';

/** Throws `ValidationException` when the filter of a query reads an attribute of the key that is queried. */
export function assertFilterAvoidsKey(
  filter: Condition,
  schema: KeySchema,
  parameter: 'FilterExpression' | 'QueryFilter',
): void {
  const names = new Set(keyAttributes(schema).map(({ name }) => name));
  const path = conditionPaths(filter).find(([name]) => names.has(name));
  if (!path) return;
  const subject = parameter === 'QueryFilter' ? 'QueryFilter' : 'Filter Expression';
  throw validationError(`${subject} can only contain non-primary key attributes: Primary key attribute: ${path[0]}`);
}
