import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

import { expect, test } from 'vitest';

import { createCliProject, type CliProject } from '../test-support/cli-fixture.ts';

/** A project whose unit tests run with Vitest and our reporter, from sources. */
function createProject(tests: string): CliProject {
  const project = createCliProject();
  const require = createRequire(import.meta.url);
  symlinkSync(join(dirname(require.resolve('vitest/package.json')), '..'), project.path('node_modules'), 'junction');
  const reporter = pathToFileURL(join(import.meta.dirname, '..', '..', 'public', 'vitest-reporter.ts')).href;
  project.write(
    'vitest.config.mjs',
    `import Reporter from ${JSON.stringify(reporter)}; export default { test: { name: 'unit', reporters: ['verbose', new Reporter()] } };`,
  );
  project.write('a.test.mjs', `import { describe, expect, test } from 'vitest'; ${tests}`);
  return project;
}
const tests = (value: number): string =>
  `describe('orders', () => { test('pays (1+1)', () => expect(1).toBe(${value})); test('ships', () => {}); });`;
const runUnit = (project: CliProject, ...args: string[]) =>
  project.start(['test-unit', ...args, '--', '--configLoader=native'], {
    NODE_OPTIONS: `--conditions=@skyrig/source --import ${pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href}`,
  }).ended;

test('what failed last is run again, and nothing else', async () => {
  const project = createProject(tests(2));
  expect((await runUnit(project)).code).toBe(1);
  project.write('a.test.mjs', `import { describe, expect, test } from 'vitest'; ${tests(1)}`);
  const again = await runUnit(project, '--failed');
  expect(stripVTControlCharacters(again.stdout)).toMatch(/Tests +1 passed \| 1 skipped \(2\)/);
  expect(again.code).toBe(0);
  const none = await runUnit(project, '--failed');
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('No test failed in the last run') as string });
});

test('two filters at once are refused', async () => {
  const { code, stderr } = await createCliProject().run('test-unit', '--failed', '-k', 'a');
  expect(code).toBe(2);
  expect(stderr).toContain('Give either --failed or --filter.');
});
