import type { ParameterizedStatement } from '@aws-sdk/client-dynamodb';
import { isAwsError } from '../../../kernel/aws-error.ts';
import { parseStatement } from '../domain/partiql/parse-statement.ts';
import type { SelectStatement, Statement } from '../domain/partiql/statement.ts';
import { validationError } from '../domain/validation-error.ts';
import { CapacityByTable } from '../items/batch.ts';
import { readUnits } from '../items/capacity.ts';
import type { DynamodbContext, DynamodbOperation } from '../state.ts';
import {
  bindSelect,
  bindStatement,
  planStatement,
  type BoundStatement,
  type WriteStatement,
} from '../statements/plan-write-statement.ts';
import { readOne } from '../statements/read-one.ts';
import { tryAll } from '../transactions/cancellation.ts';
import { isAnswered, rememberAnswer } from '../transactions/client-token.ts';
import { assertActionsDistinct, commit } from '../transactions/commit.ts';

/** PartiQL statements about one item each, all reads or all writes, done all or not at all. */
export const executeTransaction: DynamodbOperation<'ExecuteTransaction'> = (input, context) => {
  const { TransactStatements: given, ClientRequestToken: token, ReturnConsumedCapacity: requested } = input;
  const statements = given.map(parseOne);
  const reads = statements.flatMap((statement) => (statement.kind === 'select' ? [statement] : []));
  const writes = statements.flatMap((statement) => (statement.kind === 'select' ? [] : [statement]));
  if (reads.length > 0 && writes.length > 0) {
    throw validationError(
      'ExecuteTransaction API does not support both read and write operations in the same request.',
    );
  }
  if (reads.length > 0) return readAll(context, reads, requested);
  if (isAnswered(context, token, given)) return { Responses: [] };
  const bounds = tryAll(writes, (statement) => bindStatement<WriteStatement>(context, statement));
  assertChecksSomething(bounds);
  assertActionsDistinct(bounds);
  const plans = tryAll([...bounds.entries()], ([position, bound]) => {
    const returnItem = given[position]?.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    return { tableName: bound.tableName, plan: planStatement(context, bound, returnItem) };
  });
  const { ConsumedCapacity: consumed } = commit(context, plans, { capacity: requested });
  rememberAnswer(context, token, given);
  return { Responses: [], ...(consumed && { ConsumedCapacity: consumed }) };
};

/** AWS: the message says which statement is wrong. Source: DynamoDB local 2.5; paritysuite/dynamodb-conformance. */
function parseOne({ Statement: text, Parameters: parameters }: ParameterizedStatement, position: number): Statement {
  try {
    return parseStatement(text ?? '', parameters ?? []);
  } catch (error) {
    if (!isAwsError(error) || error.code !== 'ValidationException') throw error;
    throw validationError(`Validation failed in TransactStatements[${position}]: ${error.message}`);
  }
}

/** AWS: EXISTS names one item and asks something of it. Source: Developer Guide, "PartiQL EXISTS function". */
function assertChecksSomething(bounds: readonly BoundStatement<WriteStatement>[]): void {
  for (const [position, { statement, condition }] of bounds.entries()) {
    if (statement.kind !== 'exists' || condition) continue;
    throw validationError(
      `Validation failed in TransactStatements[${position}]: EXISTS() must contain a single item read with additional condition`,
    );
  }
}

function readAll(
  context: DynamodbContext,
  statements: readonly SelectStatement[],
  requested: Parameters<CapacityByTable['describe']>[0],
): ReturnType<DynamodbOperation<'ExecuteTransaction'>> {
  const bounds = statements.map((statement, position) =>
    bindSelect(
      context,
      statement,
      `Validation failed in TransactStatements[${position}]: ` +
        'Select statements within ExecuteTransaction must specify the primary key in the where clause.',
    ),
  );
  assertActionsDistinct(bounds);
  const capacity = new CapacityByTable();
  const responses = bounds.map((bound) => {
    const { row, bytes } = readOne(context, bound, true);
    capacity.of(bound.tableName).table += readUnits(bytes, 2);
    return row ? { Item: row } : {};
  });
  const consumed = capacity.describe(requested, 'Read');
  return { Responses: responses, ...(consumed && { ConsumedCapacity: consumed }) };
}
