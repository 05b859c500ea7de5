import type { DocumentPath } from '../document-path.ts';
import { keyAttributes, type KeySchema } from '../key-schema.ts';
import { validationError } from '../validation-error.ts';

/** A table as far as its keys go. */
export interface KeyedTable {
  readonly key: KeySchema;
  readonly indexes: readonly { readonly key: KeySchema }[];
}

/**
 * Throws `ValidationException` when a path goes inside of an attribute that is a key of the table or of one of its
 * indexes, which can only be scalars. The table's key is told first.
 *
 * AWS: whatever the items hold. Source: dynalite's tests, recorded against the real service.
 */
export function assertKeysScalar(table: KeyedTable, paths: readonly DocumentPath[]): void {
  const nested = new Set(paths.flatMap((path) => (path.length > 1 ? [path[0]] : [])));
  if (nested.size === 0) return;
  assertOutside('Key', table.key, nested);
  for (const { key } of table.indexes) assertOutside('IndexKey', key, nested);
}

function assertOutside(what: 'Key' | 'IndexKey', schema: KeySchema, nested: ReadonlySet<string>): void {
  const entered = keyAttributes(schema).find(({ name }) => nested.has(name));
  if (!entered) return;
  throw validationError(
    `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${what}: ${entered.name}`,
  );
}
