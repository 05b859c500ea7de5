import { formatPath, type DocumentPath } from '../document-path.ts';
import type { UpdateAction, UpdateValue } from '../expression/ast.ts';
import { assertNoOverlap } from '../expression/path-overlap.ts';
import { arithmetic, updateFunction } from '../expression/update.ts';
import { validationError } from '../validation-error.ts';
import { readLiteral, refuseMissing, startsLiteral } from './partiql-literal.ts';
import { readPartiqlPath, type PartiqlReader } from './partiql-reader.ts';
import { readReturning } from './partiql-returning.ts';
import { readWhere } from './partiql-where.ts';
import type { UpdateStatement } from './statement.ts';

const LABEL = 'Statement';

/** Reads what follows `UPDATE`. */
export function readUpdateStatement(reader: PartiqlReader): UpdateStatement {
  const table = reader.expectName();
  const actions: UpdateAction[] = [];
  for (;;) {
    if (reader.take('SET')) {
      do actions.push(readSet(reader));
      while (reader.take(','));
    } else if (reader.take('REMOVE')) {
      do actions.push({ kind: 'remove', path: readPartiqlPath(reader) });
      while (reader.take(','));
    } else break;
  }
  if (actions.length === 0) throw reader.malformed();
  assertNoOverlap(
    LABEL,
    actions.map(({ path }) => path),
  );
  const where = reader.take('WHERE') ? readWhere(reader) : undefined;
  const returning = readReturning(reader);
  return { kind: 'update', table, update: { actions }, ...(where && { where }), ...(returning && { returning }) };
}

function readSet(reader: PartiqlReader): UpdateAction {
  const path = readPartiqlPath(reader);
  reader.expect('=');
  const name = reader.peek().kind === 'word' && reader.peek(1).keyword === '(' ? reader.peek().text.toLowerCase() : '';
  if (name === 'set_add' || name === 'set_delete') return readSetFunction(reader, name, path);
  return { kind: 'set', path, value: readSum(reader) };
}

/** `set_add` and `set_delete` change the set they name, as `ADD` and `DELETE` do. */
function readSetFunction(reader: PartiqlReader, name: 'set_add' | 'set_delete', path: DocumentPath): UpdateAction {
  reader.next();
  reader.expect('(');
  const { position } = reader.peek();
  const source = readPartiqlPath(reader);
  reader.expect(',');
  const value = readLiteral(reader);
  reader.expect(')');
  if (formatPath(source) !== formatPath(path)) {
    throw validationError(`The first argument to ${name.toUpperCase()} must equal the assignment value`);
  }
  if (!value.SS && !value.NS && !value.BS) {
    throw validationError(`The second argument to ${name.toUpperCase()} must be a value with type SET at ${position}`);
  }
  return { kind: name === 'set_add' ? 'add' : 'delete', path, value };
}

function readSum(reader: PartiqlReader): UpdateValue {
  let left = readOperand(reader);
  for (;;) {
    if (reader.take('+')) left = arithmetic('plus', left, readOperand(reader), LABEL);
    else if (reader.take('-')) left = arithmetic('minus', left, readOperand(reader), LABEL);
    else return left;
  }
}

function readOperand(reader: PartiqlReader): UpdateValue {
  if (reader.take('(')) {
    const inner = readSum(reader);
    reader.expect(')');
    return inner;
  }
  refuseMissing(reader);
  if (startsLiteral(reader)) return { kind: 'value', value: readLiteral(reader) };
  const { kind, text } = reader.peek();
  if (kind !== 'word' || reader.peek(1).keyword !== '(') return { kind: 'path', path: readPartiqlPath(reader) };
  const name = text.toLowerCase();
  if (name !== 'list_append' && name !== 'if_not_exists') throw validationError(`Unrecognized function: ${text}`);
  reader.next();
  reader.expect('(');
  const operands = [readSum(reader)];
  while (reader.take(',')) operands.push(readSum(reader));
  reader.expect(')');
  return updateFunction(LABEL, name, operands);
}
