import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { createCliProject } from '../test-support/cli-fixture.ts';

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), '..');
const SKYRIG = join(import.meta.dirname, '..', '..', 'public', 'vitest.ts');

const TESTS = `
import { beforeAll, expect, test } from ${JSON.stringify(SKYRIG)};
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

beforeAll(async ({ cloud }) => {
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
});

test('stores the total', async ({ cloud }) => {
  await cloud.function('Take').invoke({ id: 'a' });
  expect(await cloud.table('Orders').get({ id: 'a' })).toMatchObject({ total: 1 });
});

test.each(['b', 'c'])('stores the order %s', async (id) => {
  expect(id).not.toBe('a');
});
`;

test('the effects that no test of a project notices are told, and decide about the exit code', async () => {
  const project = createCliProject();
  symlinkSync(VITEST, project.path('node_modules'), 'junction');
  project.write('orders.test.mjs', TESTS);
  project.write('vitest.config.mjs', `export default { ssr: { resolve: { conditions: ['@skyrig/source'] } } };`);
  project.write('skyrig.config.json', JSON.stringify({ test: { integration: { vitest: {} } } }));
  const { code, stdout, stderr } = await project.run('mutate', '--fail-on', 'score<90', '--fail-on', 'survived');
  expect(stdout).toMatch(/^3 tests, \d mutations, score \d\d %/);
  expect(stdout).toContain('changing Orders.email, PutItem of Take');
  expect(stdout).toContain("expect(await cloud.table('Orders').get({ id: 'a' })).toMatchObject({ email: 'e' });");
  expect(stdout).not.toContain('changing Orders.total');
  expect(stderr).toMatch(/orders\.test\.mjs > stores the total: \d killed by assertion/);
  expect(stderr).toMatch(/The score is [\d.]+ %, below 90 %/);
  expect(code).toBe(1);
}, 120_000);

test('a condition that is none is refused before anything runs', async () => {
  const project = createCliProject();
  const { code, stderr } = await project.run('mutate', '--fail-on', 'coverage<1');
  expect(code).toBe(2);
  expect(stderr).toContain('--fail-on coverage<1: give survived or score<N');
});
