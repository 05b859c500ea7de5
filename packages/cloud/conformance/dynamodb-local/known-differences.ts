import type { Difference } from './compare/compare-outcomes.ts';
import {
  DYNALITE,
  messageOf,
  oneOf,
  sameNumber,
  sortedNames,
  worded,
  type KnownDifference,
} from './compare/explain.ts';
import type { Outcome } from './compare/outcome.ts';
import { isRecord, type Plain } from './compare/plain.ts';
import { knownWordings } from './known-wordings.ts';
import type { Step } from './model/step.ts';

/** Whether one is a longer list than the other, or a larger number. */
function holdsMore(theirs: Plain | undefined, ours: Plain): boolean {
  if (Array.isArray(theirs) && Array.isArray(ours)) return theirs.length > ours.length;
  return typeof theirs === 'number' && typeof ours === 'number' && theirs > ours;
}

/** Whether an update names a key as what it writes, or inside of one as what it reads. */
function writesKey({ input }: Step): boolean {
  return /(SET|REMOVE|ADD|DELETE)[^"]*\b(pk|sk|g1|g2|l1|l2)\b/.test(JSON.stringify(input));
}

/** Answers that are not the same where we follow the service. The wordings of refusals are in `known-wordings.ts`. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    what: 'a table on demand has a throughput of zero, and no dates of changes that never were',
    example: 'DescribeTable of a table with BillingMode PAY_PER_REQUEST',
    source:
      'API reference, ProvisionedThroughputDescription; answers of CreateTable and DescribeTable in the Developer Guide',
    explains: ({ path, theirs, ours }) =>
      (/ProvisionedThroughput\.Last(In|De)creaseDateTime$/.test(path) &&
        ours === undefined &&
        typeof theirs === 'string' &&
        theirs.startsWith('1970-')) ||
      (path.endsWith('GlobalSecondaryIndexes[].ProvisionedThroughput') && theirs === undefined),
  },
  {
    what: 'Update in a transaction requires an expression',
    example: 'TransactWriteItems { TransactItems: [{ Update: { TableName, Key } }] }',
    source: 'API reference, Update: UpdateExpression is required',
    explains: oneOf(
      ({ path, ours }) =>
        path === 'outcome' &&
        messageOf(ours).includes("update.updateExpression' failed to satisfy constraint: Member must not be null"),
      worded(/./, /update\.updateExpression' failed to satisfy constraint: Member must not be null/),
    ),
  },
  {
    what: 'a batch delete of nothing, and writes in transactions, are charged twice over',
    example: "BatchWriteItem { RequestItems: { T: [{ DeleteRequest }] }, ReturnConsumedCapacity: 'TOTAL' }",
    source:
      'Developer Guide, "DynamoDB read and write operations": a delete of a missing item is one unit of 1 KB, a transactional write two',
    explains: ({ step, path, theirs, ours }) =>
      (step.operation === 'BatchWriteItem' || step.operation === 'TransactWriteItems') &&
      /ConsumedCapacity\[\].*CapacityUnits$/.test(path) &&
      typeof theirs === 'number' &&
      typeof ours === 'number' &&
      theirs > ours,
  },
  {
    what: 'reading nothing costs half a unit',
    example: "Query or BatchGetItem of no item, ReturnConsumedCapacity: 'TOTAL'",
    source:
      'Developer Guide, "DynamoDB read and write operations": reading an item that does not exist still consumes read units',
    explains: ({ path, theirs, ours }) =>
      /ConsumedCapacity.*CapacityUnits$/.test(path) &&
      typeof theirs === 'number' &&
      typeof ours === 'number' &&
      ours > theirs &&
      ours - theirs <= 5,
  },
  {
    what: 'consumed capacity is told only when asked for',
    example: 'DeleteItem of a missing item without ReturnConsumedCapacity',
    source: 'API reference, ReturnConsumedCapacity: NONE is the default',
    explains: ({ step, path, ours }) =>
      path === 'answer.ConsumedCapacity' &&
      ours === undefined &&
      [undefined, 'NONE'].includes(step.input['ReturnConsumedCapacity'] as string | undefined),
  },
  {
    what: 'a transaction tells read units and write units of the table and its indexes too',
    example: "TransactGetItems { …, ReturnConsumedCapacity: 'INDEXES' }",
    source: 'API reference, Capacity: CapacityUnits, ReadCapacityUnits, WriteCapacityUnits',
    explains: ({ path, theirs }) =>
      /ConsumedCapacity\[\]\..*\.(Read|Write)CapacityUnits$/.test(path) && theirs === undefined,
  },
  {
    what: 'tables with local indexes tell the size of item collections when asked',
    example: "PutItem { …, ReturnItemCollectionMetrics: 'SIZE' }",
    source: 'API reference, ItemCollectionMetrics: an estimate between two whole numbers of GB',
    explains: ({ path, theirs }) => path === 'answer.ItemCollectionMetrics' && theirs === undefined,
  },
  {
    what: 'numbers lose what does not change their value: exponents, zeroes; inside of documents and in stream keys too',
    example: "PutItem { Item: { pk, m: { M: { n: { N: '1e2' } } } } }, and 9.9e125 at the top",
    source:
      'Developer Guide, "Supported data types": leading and trailing zeroes are trimmed; dynalite prints no exponents',
    explains: ({ path, theirs, ours }) =>
      path.endsWith('.N') && typeof theirs === 'string' && typeof ours === 'string' && sameNumber(theirs, ours),
  },
  {
    what: 'a condition check counts as an operation on its item',
    example: 'TransactWriteItems with two ConditionChecks of one item',
    source: 'API reference, TransactWriteItems: no two actions can target the same item',
    explains: ({ path, theirs, ours, step }) =>
      /^(Transact|ExecuteTransaction)/.test(step.operation) &&
      (worded(
        /^(Transaction cancelled|The number of conditions|An operand in|The document path|The provided expression|Key attributes must)/,
        /^Transaction request cannot include multiple operations on one item$/,
      )({ path, theirs, ours, step } as Difference) ||
        (path === 'error.name' && theirs === 'TransactionCanceledException' && ours === 'ValidationException') ||
        (path === 'error.CancellationReasons' && ours === undefined)),
  },
  {
    what: 'a wrong key, and what is found out while a transaction runs, cancels it with ValidationError',
    example: 'TransactWriteItems { TransactItems: [{ Update: { Key: {}, … } }] }',
    source:
      'API reference, TransactWriteItems: Validation Error is a cancellation reason; for keys, recorded in four regions by paritysuite/dynamodb-conformance, pull request 60',
    explains: ({ path, theirs, ours, step }) =>
      /^Transact|^ExecuteTransaction/.test(step.operation) &&
      ((path === 'error.message' &&
        /^(Validation failed in TransactStatements\[\d+\]: )?(Key attributes must be scalars|The document path|The provided expression|The number of conditions|The provided key|Invalid attribute value type|An operand in|One or more parameter values (were invalid: Type mismatch|are not valid\. ))/.test(
          messageOf(theirs),
        ) &&
        /\[.*ValidationError.*\]$/.test(messageOf(ours))) ||
        (path === 'error.name' && theirs === 'ValidationException' && ours === 'TransactionCanceledException') ||
        (path === 'error.CancellationReasons' && theirs === undefined)),
  },
  {
    what: 'a scan of an index finds missing what the index does not hold; DynamoDB Local filters whole items',
    example: "Scan { IndexName: 'ByG1' (KEYS_ONLY), FilterExpression: 'n > :n' }",
    source:
      'recordings of reads without the partition key in the tests of dynoxide (partiql index reads Q7, Q29, Q35, Q37)',
    explains: ({ step, path }) =>
      step.operation === 'Scan' &&
      step.input['IndexName'] !== undefined &&
      (step.input['FilterExpression'] ?? step.input['ScanFilter']) !== undefined &&
      /^answer\.(Count|Items\.length|ConsumedCapacity)/.test(path),
  },
  {
    what: 'a page that is full has a LastEvaluatedKey, even where its last item lies at the end of what is asked for',
    example: "Query { KeyConditionExpression: 'pk = :p', Limit: 1 } of a table without a sort key",
    source: 'API reference, Query: a LastEvaluatedKey does not mean that there is more data',
    explains: ({ table, step, path }) =>
      step.operation === 'Query' &&
      (table.sort === undefined || /BETWEEN|[<>]=|"(GE|LE|EQ)"/.test(JSON.stringify(step.input))) &&
      step.manner === 'pages' &&
      /^answer\.(pages|counts\.length|lastKeys\.length)$/.test(path),
  },
  {
    what: 'an update that gives an index key the wrong type is refused, of a new item too',
    example: "UpdateItem { UpdateExpression: 'SET l1 = :s' } where the local index ByL1 sorts by l1, a number",
    source: DYNALITE,
    explains: ({ step, path, ours }) =>
      path === 'outcome' &&
      ((step.operation === 'UpdateItem' && messageOf(ours).includes('Type mismatch for Index Key')) ||
        (step.operation === 'TransactWriteItems' && JSON.stringify(ours).includes('Type mismatch for Index Key'))),
  },
  {
    what: 'the exception for an item that is there is DuplicateItemException',
    example: "ExecuteStatement { Statement: \"INSERT INTO T VALUE {'pk': 'a'}\" } twice",
    source: 'API reference, ExecuteStatement: errors',
    explains: ({ path, theirs, ours }) =>
      path === 'error.name' && theirs === 'DuplicateItem' && ours === 'DuplicateItemException',
  },
  {
    what: 'size is a reserved word, wherever it is not a function',
    example: "GetItem { ProjectionExpression: 'q, size' }",
    source: 'Developer Guide, "Reserved words in DynamoDB": SIZE',
    explains: ({ step, path, theirs, ours }) =>
      /(?<![#:\w])size(?![\w(])/.test(JSON.stringify(step.input)) &&
      (messageOf(ours).endsWith('Attribute name is a reserved keyword; reserved keyword: size') ||
        (path === 'error.name' && theirs === 'ConditionalCheckFailedException' && ours === 'ValidationException') ||
        (path === 'error.Item' && ours === undefined)),
  },
  {
    what: 'what an index does not project is listed in another order',
    example: "Scan { IndexName: 'ByG1', ProjectionExpression: 'q, bs, l' }",
    source: 'the order is that of a hash set, and is not documented',
    explains: ({ path, theirs, ours }) =>
      path === 'error.message' && sortedNames(theirs) !== undefined && sortedNames(theirs) === sortedNames(ours),
  },
  {
    what: 'deleting attributes of an item that is not there answers no attributes',
    example:
      "UpdateItem { Key, AttributeUpdates: { l: { Action: 'DELETE' } }, ReturnValues: 'ALL_NEW' } of a missing item",
    source: 'API reference, UpdateItem, AttributeUpdates: with DELETE, nothing happens when there is no such item',
    explains: ({ step, path, ours }) =>
      step.input['AttributeUpdates'] !== undefined &&
      /^answer\.(Attributes|ConsumedCapacity)/.test(path) &&
      (path !== 'answer.Attributes' || ours === undefined),
  },
  {
    what: 'an index in which an item is neither before nor after is not charged for',
    example: "PutItem over { pk, g2 } of { pk, g1 } with an index on g1 and g2, ReturnConsumedCapacity: 'TOTAL'",
    source:
      'Developer Guide, "Provisioned throughput considerations for global secondary indexes": a write is charged if the index entry changes',
    explains: ({ table, path, theirs, ours }) =>
      /ConsumedCapacity\.(CapacityUnits|\w+SecondaryIndexes)/.test(path) &&
      (isRecord(theirs)
        ? ours === undefined && theirs['CapacityUnits'] === 1
        : typeof theirs === 'number' &&
          (ours === undefined || (typeof ours === 'number' && theirs > ours && theirs - ours <= table.indexes.length))),
  },
  {
    what: 'statements tell what they consumed',
    example: "ExecuteStatement { …, ReturnConsumedCapacity: 'TOTAL' }",
    source: 'API reference, ExecuteStatement, BatchExecuteStatement and ExecuteTransaction: ConsumedCapacity',
    explains: ({ step, path, theirs }) =>
      /Statement|ExecuteTransaction/.test(step.operation) && path === 'answer.ConsumedCapacity' && theirs === undefined,
  },
  {
    what: 'a condition check in a transaction cannot read inside of a key either',
    example: "TransactWriteItems { TransactItems: [{ ConditionCheck: { ConditionExpression: 'pk.a <> :s', … } }] }",
    source: `${DYNALITE}: no expression can`,
    explains: ({ step, ours }) =>
      /ConditionCheck|EXISTS/.test(JSON.stringify(step.input)) &&
      /Key attributes must be scalars|\[.*ValidationError.*\]|^ValidationError$/.test(
        typeof ours === 'string' ? ours : JSON.stringify(ours ?? ''),
      ),
  },
  {
    what: 'writing to a key, or inside of one, is refused before the condition is evaluated',
    example: "UpdateItem { UpdateExpression: 'SET pk = :s', ConditionExpression: … that fails }",
    source: `${DYNALITE}: updates are checked against the schema before the item is read`,
    explains: ({ step, path, theirs, ours }) =>
      writesKey(step) &&
      ((/(^error\.name|(Error|\])\.Code)$/.test(path) &&
        messageOf(theirs).startsWith('ConditionalCheckFailed') &&
        messageOf(ours).startsWith('Validation')) ||
        worded(
          /^The conditional request failed|\[.*ConditionalCheckFailed.*\]$/,
          /^Key attributes must be scalars|Cannot update attribute|\[.*ValidationError.*\]$/,
        )({ path, theirs, ours, step } as Difference) ||
        (path.endsWith('.Item') && ours === undefined)),
  },
  {
    what: 'UPDATED_OLD and UPDATED_NEW hold only what was at the paths and what is written there, and nothing else of the attribute',
    example:
      "UpdateItem { UpdateExpression: 'REMOVE l[0]', ReturnValues: 'UPDATED_NEW' }: nothing, and not the rest of l",
    source:
      'API reference, UpdateItem, ReturnValues: only the updated attributes; ExtendDB/extenddb, pull request 105: nine updates compared with the service',
    explains: ({ step, path, theirs, ours }) =>
      /UPDATED_|RETURNING MODIFIED/.test(JSON.stringify(step.input)) &&
      (/^answer\.(Attributes|Items\[\])\.\w+\./.test(path) || /REMOVE/.test(JSON.stringify(step.input))) &&
      /^answer\.(Attributes|Items\[\]|Items\.length)/.test(path) &&
      (ours === undefined || holdsMore(theirs, ours)),
  },
  {
    what: 'AttributeUpdates and Expected are checked before the condition is evaluated',
    example: 'UpdateItem { AttributeUpdates: { t: {} }, Expected: … that fails }',
    source: DYNALITE,
    explains: ({ step, path, theirs, ours }) =>
      step.input['AttributeUpdates'] !== undefined &&
      ((path === 'error.name' && theirs === 'ConditionalCheckFailedException' && ours === 'ValidationException') ||
        (path === 'error.message' && theirs === 'The conditional request failed') ||
        (path === 'error.Item' && ours === undefined)),
  },
  {
    what: 'DynamoDB Local fails with an internal error',
    example: "UpdateItem { AttributeUpdates: { s: { Action: 'DELETE', Value: … } } } on some items",
    source: 'an internal failure is never the documented answer to a request',
    explains: ({ path, theirs }) =>
      messageOf(theirs).startsWith('The request processing has failed because of an unknown error') ||
      (path === 'error.name' && theirs === 'InternalFailure') ||
      (path === 'error.status' && theirs === 500),
  },
  {
    what: 'the size of a number of odd length in a stream record',
    example: "PutItem { Item: { pk, n: { N: '-1.5' } } }: SizeBytes",
    source: 'Developer Guide, "DynamoDB item sizes": approximately one byte per two significant digits and one byte',
    explains: ({ path, theirs, ours }) =>
      path === 'answer.stream[].SizeBytes' &&
      typeof theirs === 'number' &&
      typeof ours === 'number' &&
      Math.abs(theirs - ours) <= 8,
  },
  {
    what: 'a transaction of statements is cancelled with DuplicateItem when an item is there',
    example: "ExecuteTransaction { TransactStatements: [{ Statement: \"INSERT INTO T VALUE {'pk': 'a'}\" }] } twice",
    source: 'API reference, ExecuteTransaction: cancellation reason codes, DuplicateItem',
    explains: ({ step, path, theirs, ours }) =>
      step.operation === 'ExecuteTransaction' &&
      ((path === 'error.CancellationReasons[].Code' && theirs === 'ValidationError' && ours === 'DuplicateItem') ||
        (path === 'error.message' && /\[.*DuplicateItem.*\]$/.test(messageOf(ours)))),
  },
  {
    what: 'deleting from an index key that is not there is nothing, whatever the type',
    example: "UpdateItem { AttributeUpdates: { l1: { Action: 'DELETE', Value: { SS: ['b'] } } } }",
    source: 'API reference, UpdateItem, AttributeUpdates: with DELETE, nothing happens when there is no such item',
    explains: ({ step, path, theirs }) =>
      path === 'outcome' &&
      step.input['AttributeUpdates'] !== undefined &&
      messageOf(theirs).startsWith('Updates on index keys must be of the same data type'),
  },
  {
    what: 'numbers that are equal are the same key',
    example: "BatchGetItem { Keys: [{ pk: { N: '1' } }, { pk: { N: '1.0' } }] }",
    source: `${DYNALITE}: numbers are compared by value`,
    explains: ({ path, ours }) =>
      path === 'outcome' &&
      /^(Provided list of item keys contains duplicates|Transaction request cannot include multiple operations on one item)$/.test(
        messageOf(ours),
      ),
  },
];

/** Met when `compare/two-faults.ts` has shown that DynamoDB Local refuses a smaller request in our words. */
export const otherFaultFirst: KnownDifference = {
  what: 'a request with several faults: another one is told first',
  example: "Query { Select: 'SPECIFIC_ATTRIBUTES', FilterExpression: 'a = ' }",
  source: `the order is not documented; where ${DYNALITE} show it, we follow them`,
  explains: () => false,
};

/** Steps after which DynamoDB Local may hold other data although its answer was the same: nothing after them is compared. */
export const partings: readonly (Omit<KnownDifference, 'explains'> & {
  readonly after: (step: Step, theirs: Outcome) => boolean;
})[] = [
  {
    what: 'deleting attributes of an item that is not there, with AttributeUpdates, does not create it',
    example: "UpdateItem { Key, AttributeUpdates: { l: { Action: 'DELETE' } } } of a missing item",
    source: 'API reference, UpdateItem, AttributeUpdates: with DELETE, nothing happens when there is no such item',
    after: ({ input }) => {
      const updates = Object.values(
        (input['AttributeUpdates'] ?? {}) as Readonly<Record<string, { readonly Action?: string }>>,
      );
      return updates.length > 0 && updates.every(({ Action }) => Action === 'DELETE');
    },
  },
  {
    what: 'a batch of statements that names an item twice is refused before anything is written',
    example: 'BatchExecuteStatement with an INSERT and a DELETE of one item',
    source: 'API reference, BatchExecuteStatement: a validation error answers the whole request',
    after: ({ operation }, theirs) => operation === 'BatchExecuteStatement' && 'error' in theirs,
  },
];

export function findKnownDifference(difference: Difference): KnownDifference | undefined {
  return [...knownWordings, ...knownDifferences].find(({ explains }) => explains(difference));
}
