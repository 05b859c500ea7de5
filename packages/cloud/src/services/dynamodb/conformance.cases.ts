import type { CallStep, ConformanceCase, Value } from '../../conformance/conformance-case.ts';

/** A call of an operation. */
const call = (operation: string, input: Readonly<Record<string, Value>>): CallStep => ({ call: operation, input });

const TableName = 'Conformance';
const table = call('CreateTable', {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
});
const Key = { pk: { S: 'a' }, sk: { N: '1' } };
const item = call('PutItem', { TableName, Item: { ...Key, n: { N: '1' } } });
const DYNALITE = "dynalite's tests, recorded against the service";
const LOCAL = 'DynamoDB local 2.5';

/** What is known of DynamoDB. */
export const cases: readonly ConformanceCase[] = [
  {
    name: 'a new table can be written to before anybody waits for it',
    source: 'what tests expect of emulators; in AWS the table would still be CREATING',
    given: [table],
    when: call('DescribeTable', { TableName }),
    outcome: { answers: { Table: { TableStatus: 'ACTIVE' } } },
  },
  {
    name: 'numbers lose what does not change their value',
    source: LOCAL,
    given: [table, call('PutItem', { TableName, Item: { pk: { S: 'a' }, sk: { N: '1.0' }, n: { N: '0120e-1' } } })],
    when: call('GetItem', { TableName, Key: { pk: { S: 'a' }, sk: { N: '01' } } }),
    outcome: { answers: { Item: { ...Key, n: { N: '12' } } } },
  },
  {
    name: 'an item that is not there is an empty answer',
    source: 'API reference, GetItem',
    given: [table],
    when: call('GetItem', { TableName, Key }),
    outcome: { answers: {}, lacks: ['Item'] },
  },
  {
    name: 'a key of too few attributes does not match the schema',
    source: DYNALITE,
    given: [table],
    when: call('GetItem', { TableName, Key: { pk: { S: 'a' } } }),
    outcome: { fails: { name: 'ValidationException', message: 'The provided key element does not match the schema' } },
  },
  {
    name: 'an item without its sort key is refused',
    source: DYNALITE,
    given: [table],
    when: call('PutItem', { TableName, Item: { pk: { S: 'a' } } }),
    outcome: {
      fails: {
        name: 'ValidationException',
        message: 'One or more parameter values were invalid: Missing the key sk in the item',
      },
    },
  },
  {
    name: 'data requests on a missing table do not name it',
    source: DYNALITE,
    given: [],
    when: call('Scan', { TableName: 'NotThere' }),
    outcome: { fails: { name: 'ResourceNotFoundException', message: 'Requested resource not found' } },
  },
  {
    name: 'table requests on a missing table name it',
    source: DYNALITE,
    given: [],
    when: call('DescribeTable', { TableName: 'NotThere' }),
    outcome: {
      fails: { name: 'ResourceNotFoundException', message: 'Requested resource not found: Table: NotThere not found' },
    },
  },
  {
    name: 'deleting what is not there succeeds',
    source: 'API reference, DeleteItem',
    given: [table],
    when: call('DeleteItem', { TableName, Key }),
    outcome: { answers: {} },
  },
  {
    name: 'a condition that fails says nothing else',
    source: DYNALITE,
    given: [table, item],
    when: call('PutItem', { TableName, Item: Key, ConditionExpression: 'attribute_not_exists(pk)' }),
    outcome: { fails: { name: 'ConditionalCheckFailedException', message: 'The conditional request failed' } },
  },
  {
    name: 'all values of an update are computed from the item as it was',
    source: 'Developer Guide, "Update expressions"',
    given: [table, call('PutItem', { TableName, Item: { ...Key, a: { N: '1' }, b: { N: '2' } } })],
    when: call('UpdateItem', { TableName, Key, UpdateExpression: 'SET a = b, b = a', ReturnValues: 'ALL_NEW' }),
    outcome: { answers: { Attributes: { ...Key, a: { N: '2' }, b: { N: '1' } } } },
  },
  {
    name: 'a page that its limit ends has a LastEvaluatedKey, even if it is the last',
    source: LOCAL,
    given: [table, item],
    when: call('Scan', { TableName, Limit: 1 }),
    outcome: { answers: { Count: 1, LastEvaluatedKey: Key } },
  },
  {
    name: 'a cancelled transaction has a reason per action',
    source: LOCAL,
    given: [table, item],
    when: call('TransactWriteItems', {
      TransactItems: [
        { Delete: { TableName, Key } },
        {
          ConditionCheck: { TableName, Key: { ...Key, sk: { N: '2' } }, ConditionExpression: 'attribute_exists(pk)' },
        },
      ],
    }),
    outcome: {
      fails: {
        name: 'TransactionCanceledException',
        message:
          'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      },
    },
  },
  {
    name: 'a batch may not name an item twice',
    source: DYNALITE,
    given: [table],
    when: call('BatchWriteItem', {
      RequestItems: { [TableName]: [{ PutRequest: { Item: Key } }, { DeleteRequest: { Key } }] },
    }),
    outcome: { fails: { name: 'ValidationException', message: 'Provided list of item keys contains duplicates' } },
  },
  {
    name: 'a PartiQL update needs the item',
    source: LOCAL,
    given: [table],
    when: call('ExecuteStatement', { Statement: `UPDATE ${TableName} SET n = 1 WHERE pk = 'a' AND sk = 1` }),
    outcome: { fails: { name: 'ConditionalCheckFailedException', message: 'The conditional request failed' } },
  },
];
