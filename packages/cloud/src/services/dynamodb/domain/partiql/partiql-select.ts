import { formatPath } from '../document-path.ts';
import type { DocumentPath } from '../document-path.ts';
import { assertNoOverlap } from '../expression/path-overlap.ts';
import { validationError } from '../validation-error.ts';
import { readPartiqlPath, type PartiqlReader } from './partiql-reader.ts';
import { readWhere } from './partiql-where.ts';
import type { SelectColumn, SelectOrder, SelectStatement } from './statement.ts';

const UNSUPPORTED_CLAUSES = new Set(['LIMIT', 'OFFSET', 'HAVING']);

/** Reads what follows `SELECT`. */
export function readSelect(reader: PartiqlReader): SelectStatement {
  if (reader.peek().keyword === 'DISTINCT') throw validationError('Unsupported token in expression: DISTINCT');
  const columns = reader.take('*') ? undefined : readColumns(reader);
  reader.expect('FROM');
  const table = reader.expectName();
  const index = reader.take('.') ? reader.expectName() : undefined;
  refuseMoreSources(reader);
  const where = reader.take('WHERE') ? readWhere(reader) : undefined;
  if (reader.peek().keyword === 'GROUP') throw validationError('Unsupported clause: GROUP BY');
  const orderBy = reader.take('ORDER') ? readOrder(reader) : [];
  if (orderBy.length > 0 && !where) {
    throw validationError('Must have WHERE clause in the statement when using ORDER BY clause.');
  }
  const { keyword } = reader.peek();
  if (UNSUPPORTED_CLAUSES.has(keyword)) {
    throw validationError(`Unsupported clause: ${keyword} at ${reader.peek(1).position}`);
  }
  return {
    kind: 'select',
    table,
    ...(index !== undefined && { index }),
    ...(columns && { columns }),
    ...(where && { where }),
    orderBy,
  };
}

function readColumns(reader: PartiqlReader): readonly SelectColumn[] {
  const columns = [readColumn(reader)];
  while (reader.take(',')) columns.push(readColumn(reader));
  const names = columns.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  // AWS: rows have one column of a name. Checked against DynamoDB local 2.5.
  if (repeated !== undefined) throw validationError(`Duplicate identifiers in select clause: ${repeated}`);
  assertNoOverlap('Statement', columns.map(({ path }) => path).toReversed());
  return columns;
}

function readColumn(reader: PartiqlReader): SelectColumn {
  const { kind, position } = reader.peek();
  const isCall = kind === 'word' && reader.peek(1).keyword === '(';
  if (isCall || kind === 'string' || kind === 'number')
    throw validationError(`Unexpected path component at ${position}`);
  const path = readPartiqlPath(reader);
  refuseAlias(reader);
  return { name: columnName(path), path };
}

/** AWS: a column is named after the last name of its path, with the list indexes after it. Checked against DynamoDB local 2.5. */
function columnName(path: DocumentPath): string {
  const lastName = path.findLastIndex((element) => typeof element === 'string');
  const indexes = path.slice(lastName + 1).map((index) => formatPath([index]).slice(1, -1));
  return `${path[lastName]}${indexes.join('')}`;
}

function refuseMoreSources(reader: PartiqlReader): void {
  if (reader.peek().keyword === ',') {
    throw validationError('Only select from a single table or index is supported.');
  }
  const { kind, keyword } = reader.peek();
  const isClause = ['WHERE', 'ORDER', 'GROUP', ...UNSUPPORTED_CLAUSES].includes(keyword);
  if (kind === 'quoted' || (kind === 'word' && !isClause)) refuseAlias(reader);
}

function refuseAlias(reader: PartiqlReader): void {
  const { kind, keyword } = reader.peek();
  if (kind === 'quoted' || (kind === 'word' && keyword !== 'FROM')) throw validationError('Aliasing is not supported');
}

function readOrder(reader: PartiqlReader): readonly SelectOrder[] {
  reader.expect('BY');
  const order: SelectOrder[] = [];
  do {
    const name = reader.expectName();
    const descending = reader.take('DESC');
    if (!descending) reader.take('ASC');
    order.push({ name, descending });
  } while (reader.take(','));
  return order;
}
