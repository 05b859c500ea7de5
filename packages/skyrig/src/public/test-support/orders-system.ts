/**
 * A module for tests that real runners run: `makeOrders` makes a table Orders and a function Take, which stores an order with
 * a total and an address; `take` invokes it and reads the order.
 */
export const ordersSystem = `
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

export async function makeOrders({ cloud }) {
  const call = (service, operation, input) => cloud.cloud.call(service, operation, input);
  await call('dynamodb', 'CreateTable', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  });
  cloud.cloud.registerHandler('take', ({ id }) =>
    new DynamoDBClient({}).send(
      new PutItemCommand({ TableName: 'Orders', Item: { id: { S: id }, total: { N: '1' }, email: { S: 'e' } } }),
    ).then(() => null));
  await call('lambda', 'CreateFunction', {
    FunctionName: 'Take', Runtime: 'nodejs22.x', Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/f', Code: { S3Bucket: '__handler__', S3Key: 'take' },
  });
  await cloud.settle({ leap: true });
}

export async function take(cloud, id = 'a') {
  await cloud.function('Take').invoke({ id });
  return cloud.table('Orders').get({ id });
}
`;
