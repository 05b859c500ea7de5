import { formatPath, type DocumentPath } from '../document-path.ts';
import type { UpdateAction, UpdateValue } from '../expression/ast.ts';
import { assertNoOverlap } from '../expression/path-overlap.ts';
import { arithmetic, updateFunction } from '../expression/update.ts';
import { validationError } from '../validation-error.ts';
import { misplacedMissing, readLiteral, startsLiteral } from './partiql-literal.ts';
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
  readonly bind: () => UpdateAction;
}
type DeferredValue = () => UpdateValue;

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

/** The lower-case name of the function that would be called next. */
function functionName(reader: PartiqlReader): string | undefined {
  const { kind, text } = reader.peek();
  return kind === 'word' && reader.peek(1).keyword === '(' ? text.toLowerCase() : undefined;
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

function readSum(reader: PartiqlReader, faults: Error[]): DeferredValue {
  let sum = readOperand(reader, faults);
  for (;;) {
    const kind = reader.take('+') ? 'plus' : reader.take('-') ? 'minus' : undefined;
    if (!kind) return sum;
    const left = sum;
    const right = readOperand(reader, faults);
    sum = () => arithmetic(kind, left(), right(), LABEL);
  }
}

function readOperand(reader: PartiqlReader, faults: Error[]): DeferredValue {
  if (reader.take('(')) {
    const inner = readSum(reader, faults);
    reader.expect(')');
    return inner;
  }
  if (reader.take('MISSING')) return refused(misplacedMissing(), faults);
  if (startsLiteral(reader)) {
    const value = readLiteral(reader);
    return () => ({ kind: 'value', value });
  }
  const name = functionName(reader);
  if (name === undefined) {
    const path = readPartiqlPath(reader);
    return () => ({ kind: 'path', path });
  }
  const { text } = reader.next();
  reader.expect('(');
  const operands = [readSum(reader, faults)];
  while (reader.take(',')) operands.push(readSum(reader, faults));
  reader.expect(')');
  if (name !== 'list_append' && name !== 'if_not_exists')
    return refused(validationError(`Unrecognized function: ${text}`), faults);
  return () =>
    updateFunction(
      LABEL,
      name,
      operands.map((operand) => operand()),
    );
}

function refused(fault: Error, faults: Error[]): DeferredValue {
  faults.push(fault);
  return () => {
    throw fault;
  };
}
