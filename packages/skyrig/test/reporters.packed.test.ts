import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PackedProject } from './packed-project.ts';

/** One test that passes, one that fails and is in quarantine, one that fails. */
const suite = (header: string): string => `
${header}
test('holds', () => equal(1, 1));
test('is quarantined', () => equal(1, 2));
test('breaks', () => equal(1, 3));
`;

const project = new PackedProject({});
afterAll(() => project.remove());

/** Names and outcomes of the tests in the last recorded run. */
function recorded(): readonly string[] {
  const folder = join(project.folder, '.skyrig/history');
  const files = readdirSync(folder);
  expect(files).toHaveLength(1);
  const { results } = JSON.parse(readFileSync(join(folder, files[0] ?? ''), 'utf8')) as {
    readonly results: { readonly tests: readonly { readonly name: string; readonly status: string }[] };
  };
  return results.tests.map(({ name, status }) => `${name}: ${status}`).sort();
}

function quarantine(file: string): void {
  const today = new Date().toISOString().slice(0, 10);
  const expires = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const entry = { test: `${file} > is quarantined`, owner: '@team', reason: 'flaky', since: today, expires };
  project.write({ 'skyrig.quarantine.json': JSON.stringify({ quarantine: [entry] }) });
}

describe('the reporters of the packed package', () => {
  beforeAll(() => {
    project.write({
      'suite.vitest.mjs': suite(`import { expect, test } from 'vitest';\nconst equal = (a, b) => expect(a).toBe(b);`),
      'suite.jest.cjs': suite('const equal = (a, b) => expect(a).toBe(b);'),
      'suite.node.mjs': suite(`import { equal } from 'node:assert/strict';\nimport { test } from 'node:test';`),
      'jest.config.cjs': `module.exports = { testMatch: ['**/suite.jest.cjs'], reporters: ['default', 'skyrig/jest-reporter'] };`,
      'vitest.config.mjs': `export default { test: { include: ['suite.vitest.mjs'], reporters: ['default', 'skyrig/vitest-reporter'] } };`,
    });
  });

  test.each([
    ['Vitest', 'vitest', ['run'], 'suite.vitest.mjs'],
    ['Jest', 'jest', ['--rootDir', project.folder], 'suite.jest.cjs'],
    [
      'node:test',
      'node',
      ['--test', '--test-reporter=skyrig/node-test-reporter', '--test-reporter-destination=stdout', 'suite.node.mjs'],
      'suite.node.mjs',
    ],
  ] as const)('record what %s ran, and excuse what is in quarantine', (_name, command, args, file) => {
    project.remove('.skyrig');
    quarantine(file);
    const { code, output } = project.run(command, args);
    expect(output).toContain('is quarantined');
    expect(code).toBe(1);
    expect(recorded()).toEqual(['breaks: failed', 'holds: passed', 'is quarantined: failed']);
  });
}, 120_000);
