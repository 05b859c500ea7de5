import type { AttributeValue } from '../attribute-value.ts';
import { validationError } from '../validation-error.ts';
import { readItem } from './partiql-literal.ts';
import { createPartiqlReader, type PartiqlReader } from './partiql-reader.ts';
import { assertDeleteReturning, readReturning } from './partiql-returning.ts';
import { readSelect } from './partiql-select.ts';
import { readUpdateStatement } from './partiql-update.ts';
import { readWhere } from './partiql-where.ts';
import type { DeleteStatement, InsertStatement, Statement } from './statement.ts';

/** Parses a PartiQL statement and fills in its parameters. Throws `ValidationException`. */
export function parseStatement(text: string, parameters: readonly AttributeValue[] = []): Statement {
  const reader = createPartiqlReader(text, parameters);
  const statement = readStatement(reader);
  reader.take(';');
  if (reader.peek().kind !== 'end') throw reader.malformed();
  return statement;
}

function readStatement(reader: PartiqlReader): Statement {
  const { kind, keyword } = reader.peek();
  if (reader.take('SELECT')) return readSelect(reader);
  if (reader.take('INSERT')) return readInsert(reader);
  if (reader.take('UPDATE')) return readUpdateStatement(reader);
  if (reader.take('DELETE')) return readDelete(reader);
  if (keyword === 'EXISTS' && reader.peek(1).keyword === '(') {
    reader.next();
    reader.next();
    reader.expect('SELECT');
    const select = readSelect(reader);
    reader.expect(')');
    return { kind: 'exists', select };
  }
  if (kind === 'word' && reader.peek(1).kind === 'end')
    throw validationError('Unsupported operation: VariableReference');
  throw reader.malformed();
}

function readInsert(reader: PartiqlReader): InsertStatement {
  reader.expect('INTO');
  const table = reader.expectName();
  reader.expect('VALUE');
  const item = readItem(reader);
  if (reader.peek().keyword === 'RETURNING') throw validationError('RETURNING is not supported in INSERT');
  return { kind: 'insert', table, item };
}

function readDelete(reader: PartiqlReader): DeleteStatement {
  reader.expect('FROM');
  const table = reader.expectName();
  const where = reader.take('WHERE') ? readWhere(reader) : undefined;
  const returning = readReturning(reader);
  assertDeleteReturning(returning);
  return { kind: 'delete', table, ...(where && { where }), ...(returning && { returning }) };
}
