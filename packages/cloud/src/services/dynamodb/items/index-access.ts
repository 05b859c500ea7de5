import type { Condition, Projection } from '../domain/expression/ast.ts';
import { conditionPaths } from '../domain/expression/condition-paths.ts';
import { validationError } from '../domain/validation-error.ts';
import { indexMissing, invalidParameter } from '../errors.ts';
import type { SecondaryIndex, Table } from '../tables/table.ts';

/** The index a query or scan names. */
export function findIndex(table: Table, name: string | undefined, consistent: boolean): SecondaryIndex | undefined {
  if (name === undefined) return undefined;
  const index = table.indexes.find((candidate) => candidate.name === name);
  if (!index) throw indexMissing(name);
  if (index.kind === 'global' && consistent)
    throw validationError('Consistent reads are not supported on global secondary indexes');
  return index;
}

interface SelectInput {
  readonly Select?: string | undefined;
  readonly IndexName?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly AttributesToGet?: readonly string[] | undefined;
}

/** Throws when `Select` contradicts the rest of the request. */
export function assertSelect(input: SelectInput): void {
  const { Select: select } = input;
  const projection = projectionParameter(input);
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && input.IndexName === undefined) {
    throw validationError('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  if (select === 'SPECIFIC_ATTRIBUTES' && projection === undefined) {
    throw validationError(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  }
  if (projection === undefined || select === undefined || select === 'SPECIFIC_ATTRIBUTES') return;
  throw validationError(
    `Cannot specify the ${projection} when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`,
  );
}

function projectionParameter(input: SelectInput): string | undefined {
  if (input.ProjectionExpression !== undefined) return 'ProjectionExpression';
  return input.AttributesToGet === undefined ? undefined : 'AttributesToGet';
}

/**
 * Whether answers need attributes that the index does not hold: a local index gets them from the table,
 * a global one cannot. Throws `ValidationException`.
 */
export function needsWholeItems(
  index: SecondaryIndex | undefined,
  select: string | undefined,
  projection: Projection | undefined,
): boolean {
  const held = index?.projected;
  if (!index || !held) return false;
  if (select === 'ALL_ATTRIBUTES') {
    if (index.kind === 'local') return true;
    throw invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  }
  const lacking = (projection?.paths ?? []).map(([name]) => name).filter((name) => !held.includes(name));
  if (lacking.length === 0) return false;
  if (index.kind === 'local') return true;
  throw invalidParameter(`Global secondary index ${index.name} does not project [${[...new Set(lacking)].join(', ')}]`);
}

/**
 * Throws when the filter of a query reads what the index does not hold.
 *
 * AWS: a scan of the index takes the same filter, and finds the attribute missing. Source: recordings of PartiQL reads with
 * and without the partition key, in dynoxide's tests; DynamoDB local 2.5 for Scan.
 */
export function assertFilterProjected(index: SecondaryIndex | undefined, filter: Condition | undefined): void {
  const held = index?.projected;
  if (!index || !held || !filter) return;
  const lacking = conditionPaths(filter)
    .map(([name]) => name)
    .filter((name) => !held.includes(name));
  if (lacking.length === 0) return;
  throw invalidParameter(
    `Secondary index ${index.name} does not project one or more filter attributes: [${[...new Set(lacking)].sort().join(', ')}]`,
  );
}
