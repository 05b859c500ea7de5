import type { ConsumedCapacity, ReturnConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { IndexWrite } from '../storage/index-entries.ts';
import type { SecondaryIndex } from '../tables/table.ts';

const READ_UNIT_BYTES = 4096;
const WRITE_UNIT_BYTES = 1024;

/** Units a request used of one table and of its indexes. */
export interface CapacityUse {
  table: number;
  readonly indexes: Map<SecondaryIndex, number>;
}

export function noCapacity(): CapacityUse {
  return { table: 0, indexes: new Map() };
}

/** How much dearer a read is: half for eventual consistency, double in a transaction. */
export type ReadFactor = 0.5 | 1 | 2;

/** Read units of so many bytes; reading nothing costs as much as reading little. */
export function readUnits(bytes: number, factor: ReadFactor): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * factor;
}

/** Write units of one item; deleting nothing costs as much as writing little. */
function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));
}

/** Adds what one written item cost. */
export function addWrite(use: CapacityUse, bytes: number, indexWrites: readonly IndexWrite[], factor: 1 | 2 = 1): void {
  use.table += writeUnits(bytes) * factor;
  for (const { index, sizes } of indexWrites) {
    const units = sizes.reduce((sum, size) => sum + writeUnits(size) * factor, 0);
    use.indexes.set(index, (use.indexes.get(index) ?? 0) + units);
  }
}

/** The `ConsumedCapacity` of an answer, as far as the request asks for it. */
export function describeCapacity(
  requested: ReturnConsumedCapacity | undefined,
  tableName: string,
  use: CapacityUse,
  transaction?: 'Read' | 'Write',
): ConsumedCapacity | undefined {
  if (requested !== 'TOTAL' && requested !== 'INDEXES') return undefined;
  // AWS: only transactions tell reads from writes. Source: answers of the service.
  const units = (number: number): { CapacityUnits: number } => ({
    CapacityUnits: number,
    ...(transaction && { [`${transaction}CapacityUnits`]: number }),
  });
  const total = [...use.indexes.values()].reduce((sum, number) => sum + number, use.table);
  if (requested === 'TOTAL') return { TableName: tableName, ...units(total) };
  const ofKind = (kind: SecondaryIndex['kind']): Record<string, { CapacityUnits: number }> =>
    Object.fromEntries(
      [...use.indexes].filter(([index]) => index.kind === kind).map(([index, number]) => [index.name, units(number)]),
    );
  const locals = ofKind('local');
  const globals = ofKind('global');
  return {
    TableName: tableName,
    ...units(total),
    Table: units(use.table),
    ...(Object.keys(locals).length > 0 && { LocalSecondaryIndexes: locals }),
    ...(Object.keys(globals).length > 0 && { GlobalSecondaryIndexes: globals }),
  };
}
