import { formatPath, type DocumentPath } from '../document-path.ts';
import type { UpdateAction, UpdateValue } from '../expression/ast.ts';
import { assertNoOverlap } from '../expression/path-overlap.ts';
import { arithmetic, updateFunction } from '../expression/update.ts';
import { validationError } from '../validation-error.ts';
import { readLiteral } from './partiql-literal.ts';
import { functionName, readList, readOperand, refused, type Deferred } from './partiql-operand.ts';
import { readPartiqlPath, type PartiqlReader } from './partiql-reader.ts';
import { readReturning } from './partiql-returning.ts';
import { readWhere } from './partiql-where.ts';
import type { UpdateStatement } from './statement.ts';

const LABEL = 'Statement';

/** Reads what follows `UPDATE`. */
export function readUpdateStatement(reader: PartiqlReader): UpdateStatement {
  const table = reader.expectName();
  const read: DeferredAction[] = [];
  const faults: Error[] = [];
  for (;;) {
    if (reader.take('SET')) {
      do read.push(readSet(reader, faults));
      while (reader.take(','));
    } else if (reader.take('REMOVE')) {
      do read.push(readRemove(reader));
      while (reader.take(','));
    } else break;
  }
  if (read.length === 0) throw reader.malformed();
  const where = reader.take('WHERE') ? readWhere(reader) : undefined;
  const returning = readReturning(reader);
  // AWS: what is wrong with the WHERE is told first, then values that an update cannot have, overlaps, and types.
  // Checked against DynamoDB local 2.5.
  if (faults[0]) throw faults[0];
  assertNoOverlap(
    LABEL,
    read.map(({ path }) => path),
  );
  const actions = read.map(({ bind }) => bind());
  return { kind: 'update', table, update: { actions }, ...(where && { where }), ...(returning && { returning }) };
}

/** What was read, and the checks of its types, which come last. */
interface DeferredAction {
  readonly path: DocumentPath;
  readonly bind: Deferred<UpdateAction>;
}

function readRemove(reader: PartiqlReader): DeferredAction {
  const path = readPartiqlPath(reader);
  return { path, bind: () => ({ kind: 'remove', path }) };
}

/** Reads an assignment. What is wrong with it, but not with its grammar, is added to the faults. */
function readSet(reader: PartiqlReader, faults: Error[]): DeferredAction {
  const path = readPartiqlPath(reader);
  reader.expect('=');
  const name = functionName(reader);
  if (name === 'set_add' || name === 'set_delete') return readSetFunction(reader, name, path, faults);
  const value = readSum(reader, faults);
  return { path, bind: () => ({ kind: 'set', path, value: value() }) };
}

/** `set_add` and `set_delete` change the set they name, as `ADD` and `DELETE` do. */
function readSetFunction(
  reader: PartiqlReader,
  name: 'set_add' | 'set_delete',
  path: DocumentPath,
  faults: Error[],
): DeferredAction {
  reader.next();
  reader.expect('(');
  const { position } = reader.peek();
  const source = readPartiqlPath(reader);
  reader.expect(',');
  const value = readLiteral(reader);
  reader.expect(')');
  if (formatPath(source) !== formatPath(path)) {
    faults.push(validationError(`The first argument to ${name.toUpperCase()} must equal the assignment value`));
  }
  if (!value.SS && !value.NS && !value.BS) {
    faults.push(
      validationError(`The second argument to ${name.toUpperCase()} must be a value with type SET at ${position}`),
    );
  }
  return { path, bind: () => ({ kind: name === 'set_add' ? 'add' : 'delete', path, value }) };
}

function readSum(reader: PartiqlReader, faults: Error[]): Deferred<UpdateValue> {
  let sum = readTerm(reader, faults);
  for (;;) {
    const kind = reader.take('+') ? 'plus' : reader.take('-') ? 'minus' : undefined;
    if (!kind) return sum;
    const left = sum;
    const right = readTerm(reader, faults);
    sum = () => arithmetic(kind, left(), right(), LABEL);
  }
}

function readTerm(reader: PartiqlReader, faults: Error[]): Deferred<UpdateValue> {
  if (reader.take('(')) {
    const inner = readSum(reader, faults);
    reader.expect(')');
    return inner;
  }
  return readOperand(reader, faults, (called): Deferred<UpdateValue> => {
    const operands = readList(reader, ['(', ')'], () => readSum(reader, faults));
    const name = called.toLowerCase();
    if (name !== 'list_append' && name !== 'if_not_exists')
      return refused(validationError(`Unrecognized function: ${called}`), faults);
    return () => updateFunction(LABEL, name, operands());
  });
}
