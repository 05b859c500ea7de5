import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PackedProject } from './packed-project.ts';

const handler = `
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const table = { TableName: process.env.TABLE };
export const handler = async ({ id }) => {
  const { Item } = await client.send(new GetItemCommand({ ...table, Key: { id: { S: id } } }));
  const count = Number(Item?.count?.N ?? 0) + 1;
  await client.send(new PutItemCommand({ ...table, Item: { id: { S: id }, count: { N: String(count) } } }));
};`;

const template = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Counters: { Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: { Name: id, Type: String } } }
  Add:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Handler: add.handler
      Runtime: nodejs22.x
      Environment: { Variables: { TABLE: !Ref Counters } }
`;

/** One test that passes and has a race, and one that is explored and fails. */
const suite = (header: string): string => `
${header}
beforeAll(async ({ cloud }) => void (await cloud.deploy('template.yaml')));
const addTwice = (cloud) => {
  const add = cloud.stack().function('Add');
  return Promise.all([add.invoke({ id: 'a' }), add.invoke({ id: 'a' })]);
};
test('the counter is there', async ({ cloud }) => {
  await addTwice(cloud);
  equal((await cloud.stack().table('Counters').get({ id: 'a' })).id, 'a');
});
test.explore('two additions make two', async ({ cloud }) => {
  await addTwice(cloud);
  equal((await cloud.stack().table('Counters').get({ id: 'a' })).count, 2);
});
`;

const project = new PackedProject({ 'template.yaml': template, 'src/add.mjs': handler });
afterAll(() => project.remove());

describe('the lab of the packed package', () => {
  beforeAll(() => {
    const equal = 'const equal = (a, b) => expect(a).toBe(b);';
    project.write({
      'suite.vitest.mjs': suite(`import { beforeAll, expect, test } from 'skyrig/vitest';\n${equal}`),
      'suite.jest.cjs': suite(`const { beforeAll, test } = require('skyrig/jest');\n${equal}`),
      'suite.node.mjs': suite(
        `import { equal } from 'node:assert/strict';\nimport { beforeAll, test } from 'skyrig/node-test';`,
      ),
      'jest.config.cjs': `module.exports = { testMatch: ['**/suite.jest.cjs'], testEnvironment: 'node' };`,
      'vitest.config.mjs': `export default { test: { include: ['suite.vitest.mjs'] } };`,
    });
  });

  test.each([
    ['Vitest', 'vitest', ['run', '--no-cache'], /1 failed \| 1 passed/],
    ['Jest', 'jest', ['--rootDir', project.folder], /1 failed, 1 passed, 2 total/],
    ['node:test', 'node', ['--test', 'suite.node.mjs'], /pass 1\n[\s\S]*fail 1\n/],
  ] as const)('works with %s: a race is told, an order found, its token replays it', (_name, command, args, totals) => {
    project.remove('.skyrig');
    const { code, output } = project.run(command, args);
    expect(output).toMatch(totals);
    expect(output).toMatch(/An update (was|can be) lost: Counters id=\\?"a\\?", attribute count/);
    expect(output).toMatch(/It fails in some orders only\./);
    expect(output).toMatch(/Add 1: dynamodb PutItem Counters id=\\?"a/);
    expect(code).toBe(1);
    const token = /SKYRIG_REPLAY='(v1\.[\w-]+)' (?!.*counter)/.exec(output)?.[1] ?? expect.fail(output);
    project.remove('.skyrig');
    expect(project.run(command, args, { SKYRIG_REPLAY: token }).output).toMatch(/It fails in this order\./);
  });
}, 180_000);
