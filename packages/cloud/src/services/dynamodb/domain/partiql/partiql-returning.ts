import { validationError } from '../validation-error.ts';
import type { PartiqlReader } from './partiql-reader.ts';
import type { Returning } from './statement.ts';

/** Reads `RETURNING (ALL | MODIFIED) (OLD | NEW) *`, if it is there. */
export function readReturning(reader: PartiqlReader): Returning | undefined {
  if (!reader.take('RETURNING')) return undefined;
  const scope = reader.next().keyword;
  const version = reader.next().keyword;
  if ((scope !== 'ALL' && scope !== 'MODIFIED') || (version !== 'OLD' && version !== 'NEW')) throw reader.malformed();
  if (!reader.take('*')) {
    throw validationError("Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause");
  }
  return `${scope === 'ALL' ? 'ALL' : 'UPDATED'}_${version}`;
}

/** Throws unless a `DELETE` returns nothing or the whole old item. */
export function assertDeleteReturning(returning: Returning | undefined): void {
  if (returning === undefined || returning === 'ALL_OLD') return;
  const clause = `${returning.replace('UPDATED', 'MODIFIED').replace('_', ' ')} *`;
  throw validationError(
    `Invalid returning clause: RETURNING ${clause}. Only RETURNING ALL OLD * is allowed in DELETE statements.`,
  );
}
