import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Item } from '../domain/attribute-value.ts';
import { canonicalItem } from '../domain/canonical-value.ts';
import { assertUpdateLeavesKey } from '../domain/expression/update-paths.ts';
import { assertItemKey, assertKey } from '../domain/key-validation.ts';
import { parseRequestExpressions, type RequestExpressions } from '../domain/request-expressions.ts';
import { validationError } from '../domain/validation-error.ts';
import { NO_UPDATE, planCheck, planDelete, planPut, planUpdate } from '../items/plan-write.ts';
import type { WritePlan } from '../items/write-plan.ts';
import type { DynamodbContext } from '../state.ts';
import { getTable } from '../tables/find-table.ts';
import type { Table } from '../tables/table.ts';

/** One action of a transaction whose expressions have been read. */
export interface TransactAction {
  readonly kind: 'check' | 'put' | 'update' | 'delete';
  readonly tableName: string;
  readonly table: Table;
  /** The item to put, or a key. */
  readonly item: Item;
  readonly expressions: RequestExpressions;
  readonly returnItem: boolean;
}

/** Reads an action. Throws what fails the whole request rather than cancelling the transaction. */
export function readAction(context: DynamodbContext, given: TransactWriteItem): TransactAction {
  const { ConditionCheck: check, Put: put, Update: update, Delete: remove } = given;
  const requests = [check, put, update, remove].filter((request) => request !== undefined);
  const [request] = requests;
  if (!request)
    throw validationError('Invalid Request: TransactWriteRequest should contain Delete or Put or Update request');
  if (requests.length > 1) throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  const kind = check ? 'check' : put ? 'put' : update ? 'update' : 'delete';
  const expressions = parseRequestExpressions(update ? 'UpdateItem' : 'ConditionCheck', request);
  const tableName = request.TableName ?? '';
  const item = canonicalItem(put?.Item ?? (check ?? update ?? remove)?.Key ?? {});
  const returnItem = request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  return { kind, tableName, table: getTable(context, tableName), item, expressions, returnItem };
}

/** Plans an action. Throws what cancels the transaction. */
export function planAction(context: DynamodbContext, action: TransactAction): WritePlan {
  const { kind, table, item, returnItem } = action;
  const { condition, update = NO_UPDATE } = action.expressions;
  if (kind === 'put') {
    assertItemKey(table.key, item);
    return planPut(context, { table, item, condition, returnItem });
  }
  assertKey(table.key, item);
  const request = { table, keyItem: item, condition, returnItem };
  if (kind === 'check') return planCheck(context, request);
  if (kind === 'delete') return planDelete(context, request);
  assertUpdateLeavesKey(update, table.key);
  return planUpdate(context, { ...request, update });
}
