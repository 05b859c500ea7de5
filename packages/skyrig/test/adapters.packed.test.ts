import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PackedProject } from './packed-project.ts';

const handler = `
export const handler = async (event) => {
  for (const { body } of event.Records) if (JSON.parse(body).fails) throw new Error('as asked');
  return {};
};
export const forgetful = async () => {
  void Promise.reject(new Error('nobody handles me'));
  return {};
};`;

const template = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Tasks:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: { deadLetterTargetArn: !GetAtt DeadLetters.Arn, maxReceiveCount: 3 }
  DeadLetters: { Type: AWS::SQS::Queue }
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Handler: worker.handler
      Runtime: nodejs22.x
      Events: { Tasks: { Type: SQS, Properties: { Queue: !GetAtt Tasks.Arn, BatchSize: 1 } } }
  Forgetful:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: worker.forgetful, Runtime: nodejs22.x }
`;

/** The same tests in every runner: two that pass in any order, one that fails, one that must fail. */
const suite = (header: string, assertEqual: string): string => `
${header}
beforeAll(async ({ cloud }) => void (await cloud.deploy('template.yaml')));
for (const round of ['first', 'second']) {
  test('dead letters, ' + round, async ({ cloud }) => {
    const stack = cloud.stack();
    await stack.queue('Tasks').send({ fails: true });
    await cloud.settle({ leap: true });
    const letters = await stack.queue('DeadLetters').messages();
    ${assertEqual}(letters.length, 1);
    ${assertEqual}(letters[0].receiveCount, 3);
  });
}
test('a wrong expectation', async ({ cloud }) => {
  await cloud.stack().queue('Tasks').send({ fails: true });
  await cloud.settle({ leap: true });
  ${assertEqual}((await cloud.stack().queue('DeadLetters').messages()).length, 7);
});
test('a promise nobody handles', async ({ cloud }) => {
  await cloud.stack().function('Forgetful').invoke();
  await cloud.settle();
});
`;

const project = new PackedProject({ 'template.yaml': template, 'src/worker.mjs': handler });
afterAll(() => project.remove());

function expectReport(output: string): void {
  expect(output).toContain('What happened');
  expect(output).toContain('as asked');
  expect(output).toContain('Dead letters');
  expect(output).toMatch(/unhandled rejection: .*nobody handles me/);
}

describe('the packed package', () => {
  beforeAll(() => {
    project.write({
      'suite.vitest.mjs': suite(
        `import { beforeAll, expect, test } from 'skyrig/vitest';\nconst equal = (a, b) => expect(a).toBe(b);`,
        'equal',
      ),
      'suite.node.mjs': suite(
        `import assert from 'node:assert/strict';\nimport { beforeAll, test } from 'skyrig/node-test';`,
        'assert.equal',
      ),
      'suite.jest.cjs': suite(
        `const { beforeAll, test } = require('skyrig/jest');\nconst equal = (a, b) => expect(a).toBe(b);`,
        'equal',
      ),
      'jest.config.cjs': `module.exports = { testMatch: ['**/suite.jest.cjs'], testEnvironment: 'node' };`,
      'vitest.config.mjs': `export default { test: { include: ['suite.vitest.mjs'] } };`,
    });
  });

  test('works with Vitest', () => {
    const { code, output } = project.run('vitest', ['run']);
    expect(output).toMatch(/2 failed \| 2 passed/);
    expectReport(output);
    expect(code).toBe(1);
  });

  test('works with Jest', () => {
    const { code, output } = project.run('jest', ['--rootDir', project.folder]);
    expect(output).toMatch(/Tests:\s+2 failed, 2 passed, 4 total/);
    expectReport(output);
    expect(code).toBe(1);
  });

  test('works with node:test', () => {
    const { code, output } = project.run('node', ['--test', 'suite.node.mjs']);
    expect(output).toMatch(/pass 2\b/);
    expect(output).toMatch(/fail 2\b/);
    expectReport(output);
    expect(code).toBe(1);
  });

  test('works with no runner at all', () => {
    project.write({
      'plain.mjs': `import { startTestCloud } from 'skyrig';
        const cloud = await startTestCloud();
        const stack = await cloud.deploy('template.yaml');
        await stack.queue('Tasks').send({ fails: true });
        const { elapsedMs } = await cloud.settle({ leap: true });
        console.log('dead letters', (await stack.queue('DeadLetters').messages()).length, 'after', elapsedMs, 'ms');
        await cloud.close();`,
    });
    expect(project.run('node', ['plain.mjs'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('dead letters 1 after 90000 ms'),
    });
  });
}, 120_000);
