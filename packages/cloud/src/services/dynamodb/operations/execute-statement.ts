import { parseStatement } from '../domain/partiql/parse-statement.ts';
import { validationError } from '../domain/validation-error.ts';
import { describeWrite } from '../items/write-answer.ts';
import { carryOut } from '../items/write-plan.ts';
import type { DynamodbOperation } from '../state.ts';
import { bindStatement, planStatement, returningOf } from '../statements/plan-write-statement.ts';
import { runSelect } from '../statements/run-select.ts';

/** Runs one PartiQL statement. */
export const executeStatement: DynamodbOperation<'ExecuteStatement'> = (input, context) => {
  const statement = parseStatement(input.Statement, input.Parameters);
  if (statement.kind === 'select') {
    return runSelect(context, statement, {
      consistent: input.ConsistentRead ?? false,
      limit: input.Limit,
      nextToken: input.NextToken,
      capacity: input.ReturnConsumedCapacity,
    });
  }
  if (statement.kind === 'exists')
    throw validationError('Unsupported operation: EXISTS is only supported in transactions');
  const bound = bindStatement(context, statement);
  const plan = planStatement(context, bound, input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD');
  const indexWrites = carryOut(context, plan);
  const { Attributes: attributes, ConsumedCapacity: consumed } = describeWrite(
    context,
    {
      TableName: bound.tableName,
      ReturnValues: returningOf(statement),
      ReturnConsumedCapacity: input.ReturnConsumedCapacity,
    },
    plan,
    indexWrites,
  );
  return { Items: attributes ? [attributes] : [], ...(consumed && { ConsumedCapacity: consumed }) };
};
