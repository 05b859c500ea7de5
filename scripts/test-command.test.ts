/** Runs `npm test`'s script in a small repository of its own. */
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { runCommand } from './run-command.mjs';
import { temporaryFolder } from './temporary-folder.ts';
import { root } from './workspaces.mjs';

const passing = "import { expect, test } from 'vitest'; test('adds', () => { expect(1 + 1).toBe(2); });";
const failing = "import { expect, test } from 'vitest'; test('adds wrongly', () => { expect(1 + 1).toBe(3); });";

async function runTests(files: Readonly<Record<string, unknown>>, args: readonly string[] = []) {
  const folder = temporaryFolder({
    'package.json': { name: 'small', private: true, type: 'module', workspaces: ['packages/*'] },
    'package-lock.json': { packages: {} },
    'vitest.config.ts': "export default { test: { projects: ['packages/*/vitest.config.ts'] } };",
    'packages/one/package.json': { name: 'one', type: 'module' },
    'packages/one/vitest.config.ts': 'export default {};',
    ...files,
  });
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { code, output } = await runCommand(process.execPath, ['scripts/test.mjs', ...args], {
    cwd: folder,
    // This test runs inside vitest; the one it starts must not take itself for a worker of it.
    env: Object.fromEntries(
      Object.keys(process.env)
        .filter((name) => name.startsWith('VITEST'))
        .map((name) => [name, undefined]),
    ),
  });
  return { code, lastLine: output.trimEnd().split('\n').at(-1), output };
}

test('the last line is the sum, and a failure is an exit code', async () => {
  const result = await runTests({ 'packages/one/a.test.ts': passing, 'packages/one/b.test.ts': failing });
  expect(result).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
  expect(result.output).toContain('adds wrongly');
});

test('other runners are added to it', async () => {
  const report = '<testsuite><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite>';
  const result = await runTests({
    'packages/one/a.test.ts': passing,
    'packages/two/package.json': {
      name: 'two',
      scripts: {
        'test:junit': `node -e 'require("fs").writeFileSync(process.env.JUNIT_FILE, ${JSON.stringify(report).replaceAll("'", '')})'`,
      },
    },
  });
  expect(result).toMatchObject({ code: 1, lastLine: '2 passed, 1 failed' });
});

test('a workspace with a jest configuration is run by jest', async () => {
  const result = await runTests({
    'packages/one/a.test.ts': passing,
    'packages/two/package.json': { name: 'two' },
    'packages/two/jest.config.json': { testEnvironment: 'node' },
    'packages/two/b.test.js':
      "test('adds', () => { expect(1 + 1).toBe(2); }); test('fails', () => { expect(1).toBe(2); });",
  });
  expect(result).toMatchObject({ code: 1, lastLine: '2 passed, 1 failed' });
});

test('-k narrows the run to the tests of a name', async () => {
  const result = await runTests({ 'packages/one/a.test.ts': passing, 'packages/one/b.test.ts': failing }, [
    '-k',
    'adds$',
  ]);
  expect(result).toMatchObject({ code: 0, lastLine: '1 passed, 0 failed' });
});

test('a file that cannot be loaded is a failure, and so is a run without tests', async () => {
  const broken = await runTests({
    'packages/one/a.test.ts': passing,
    'packages/one/b.test.ts': "import './nowhere.ts';",
  });
  expect(broken).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
  const empty = await runTests({});
  expect(empty.code).toBe(1);
});

test('a workspace whose tests nothing runs is a failure', async () => {
  const result = await runTests({
    'packages/one/a.test.ts': passing,
    'packages/two/package.json': { name: 'two' },
    'packages/two/b.test.ts': passing,
  });
  expect(result).toMatchObject({ code: 1, lastLine: '0 passed, 1 failed' });
  expect(result.output).toContain('no runner runs: packages/two');
});
