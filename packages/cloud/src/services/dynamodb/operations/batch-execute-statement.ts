import type {
  BatchStatementErrorCodeEnum,
  BatchStatementRequest,
  BatchStatementResponse,
} from '@aws-sdk/client-dynamodb';
import { isAwsError } from '../../../kernel/aws-error.ts';
import type { Item } from '../domain/attribute-value.ts';
import { parseStatement } from '../domain/partiql/parse-statement.ts';
import type { SelectStatement, Statement } from '../domain/partiql/statement.ts';
import { validationError } from '../domain/validation-error.ts';
import { assertDistinct, CapacityByTable } from '../items/batch.ts';
import { addWrite, readUnits } from '../items/capacity.ts';
import { describeWrite } from '../items/write-answer.ts';
import { bytesWritten, carryOut } from '../items/write-plan.ts';
import type { DynamodbContext, DynamodbOperation } from '../state.ts';
import {
  bindSelect,
  bindStatement,
  planStatement,
  returningOf,
  type BoundStatement,
  type WriteStatement,
} from '../statements/plan-write-statement.ts';
import { readOne } from '../statements/read-one.ts';
import { itemKey } from '../storage/item-key.ts';

const SINGLE_ITEM = 'Select statements within BatchExecuteStatement must specify the primary key in the where clause.';

interface Prepared {
  readonly request: BatchStatementRequest;
  readonly bound: BoundStatement<WriteStatement | SelectStatement>;
}

/** Statements about one item each, all reads or all writes; each succeeds or fails by itself. */
export const batchExecuteStatement: DynamodbOperation<'BatchExecuteStatement'> = (input, context) => {
  const prepared = input.Statements.map((request) => attempt(() => ({ request, bound: prepare(context, request) })));
  const bounds = prepared.flatMap((outcome) => ('Error' in outcome ? [] : [outcome.bound]));
  if (new Set(bounds.map(({ statement }) => statement.kind === 'select')).size > 1) {
    throw validationError('Read and write requests together in the same batch is not supported.');
  }
  assertDistinct(
    bounds.map(({ table, item }) => [table.name, itemKey(table.key, item)] as const),
    'Provided list of item keys contains duplicates',
  );
  const capacity = new CapacityByTable();
  const responses = prepared.map((outcome): BatchStatementResponse => {
    if ('Error' in outcome) return outcome;
    const { tableName } = outcome.bound;
    return { TableName: tableName, ...attempt(() => run(context, outcome, capacity)) };
  });
  const consumed = capacity.describe(input.ReturnConsumedCapacity);
  return { Responses: responses, ...(consumed && { ConsumedCapacity: consumed }) };
};

function prepare(
  context: DynamodbContext,
  { Statement: text, Parameters: parameters }: BatchStatementRequest,
): Prepared['bound'] {
  const statement: Statement = parseStatement(text ?? '', parameters ?? []);
  if (statement.kind === 'exists')
    throw validationError('EXISTS can only be used in ExecuteTransaction write requests.');
  return statement.kind === 'select' ? bindSelect(context, statement, SINGLE_ITEM) : bindStatement(context, statement);
}

function run(context: DynamodbContext, { request, bound }: Prepared, capacity: CapacityByTable): { Item?: Item } {
  const use = capacity.of(bound.tableName);
  const { statement } = bound;
  if (statement.kind === 'select') {
    const consistent = request.ConsistentRead ?? false;
    const { row, bytes } = readOne(context, { ...bound, statement }, consistent);
    use.table += readUnits(bytes, consistent ? 1 : 0.5);
    return row ? { Item: row } : {};
  }
  const plan = planStatement(
    context,
    { ...bound, statement },
    request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
  );
  const indexWrites = carryOut(context, plan);
  addWrite(use, bytesWritten(plan), indexWrites);
  const { Attributes: row } = describeWrite(
    context,
    { TableName: bound.tableName, ReturnValues: returningOf(statement) },
    plan,
    indexWrites,
  );
  return row ? { Item: row } : {};
}

const CODES: Readonly<Record<string, BatchStatementErrorCodeEnum>> = {
  ValidationException: 'ValidationError',
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ResourceNotFoundException: 'ResourceNotFound',
  DuplicateItemException: 'DuplicateItem',
};

function attempt<T>(work: () => T): T | Required<Pick<BatchStatementResponse, 'Error'>> {
  try {
    return work();
  } catch (error) {
    const Code = isAwsError(error) ? CODES[error.code] : undefined;
    if (!isAwsError(error) || !Code) throw error;
    const item = error.fields?.['Item'] as Item | undefined;
    return { Error: { Code, Message: error.message, ...(item && { Item: item }) } };
  }
}
