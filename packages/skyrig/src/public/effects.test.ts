import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import { expect, test } from 'vitest';

import type { MutatedTest } from '../lab/effects/mutation/mutate-in-test.ts';
import { ordersSystem } from './test-support/orders-system.ts';
import {
  bundleEntry,
  createRunnerProject,
  entryFile,
  runnerProgram,
  type RunnerEnd,
  type RunnerProject,
} from './test-support/runner-project.ts';

/* Effects in every runner: scores at the end of an ordinary run, and tests of every kind under `skyrig mutate`. */

type Run = (project: RunnerProject, files: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<RunnerEnd>;

interface Runner {
  readonly name: string;
  readonly file: (name: string) => string;
  /** Imports, and an `equal` whose comparison counts as an assertion; the cloud of the file with these options. */
  readonly head: (project: RunnerProject, options: string) => Promise<string>;
  readonly run: Run;
}

const imports = (from: string, options: string): string => `
import { beforeAll, configureCloud, test } from ${JSON.stringify(from)};
import { makeOrders, take } from './orders.mjs';

configureCloud(${options});
beforeAll(makeOrders);
`;

const vitest: Runner = {
  name: 'Vitest',
  file: (name) => `${name}.test.mjs`,
  head: (_project, options) =>
    Promise.resolve(`
import { beforeAll, expect, test } from ${JSON.stringify(entryFile('vitest'))};
import { makeOrders, take } from './orders.mjs';

test.override({ cloudOptions: ${options} });
beforeAll(makeOrders, 30_000);
const equal = (a, b) => expect(a).toBe(b);
`),
  run: (project, files, environment) => {
    project.write(
      'vitest.config.mjs',
      `import Reporter from ${JSON.stringify(pathToFileURL(entryFile('vitest-reporter')).href)};
export default { ssr: { resolve: { conditions: ['@skyrig/source'] } }, test: { reporters: ['default', new Reporter()] } };`,
    );
    return project.run([runnerProgram('vitest', 'vitest.mjs'), 'run', '--configLoader=native', ...files], environment);
  },
};

/* Those whose tests of every kind are mutated here; Vitest's are where `skyrig mutate` is tested. */
const runners: readonly Runner[] = [
  {
    name: 'node:test',
    file: (name) => `${name}.test.mjs`,
    head: (_project, options) =>
      Promise.resolve(`
import { strict } from 'node:assert';
import { describe } from 'node:test';
${imports(entryFile('node-test'), options)}
const equal = (a, b) => strict.equal(a, b);
`),
    run: async (project, files, environment) => {
      const reporter = await bundleEntry('node-test-reporter', project);
      const spec = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
      const own = [`--test-reporter=${reporter}`, '--test-reporter-destination=stderr'];
      return project.run(['--test', ...spec, ...own, ...files], environment);
    },
  },
  {
    name: 'Jest',
    file: (name) => `${name}.test.mjs`,
    head: async (project, options) => {
      const folder = join(project.folder, 'skyrig');
      await build({
        entryPoints: [entryFile('jest')],
        outdir: folder,
        outExtension: { '.js': '.mjs' },
        bundle: true,
        splitting: true,
        platform: 'node',
        format: 'esm',
        conditions: ['@skyrig/source'],
        external: ['@aws-sdk/*', '@smithy/*', 'esbuild', 'fast-xml-parser', 'pg', 'ignore', 'jstat'],
        banner: { js: "import { createRequire as make } from 'node:module'; const require = make(import.meta.url);" },
      });
      return `${imports('./skyrig/jest.mjs', options)}\nconst equal = (a, b) => expect(a).toBe(b);\n`;
    },
    run: (project, files, environment) => {
      project.write(
        'jest.config.cjs',
        `module.exports = { testEnvironment: 'node', transform: {}, testMatch: ['**/*.test.mjs'],
          reporters: ['default', ${JSON.stringify(entryFile('jest-reporter'))}] };`,
      );
      const program = runnerProgram('jest', 'bin/jest.js');
      return project.run(['--experimental-vm-modules', program, '--runInBand', ...files], environment);
    },
  },
];

test.each([vitest, ...runners])(
  '$name: a run ends with the scores of its files and of all',
  async ({ file, head, run }) => {
    const project = createRunnerProject({ 'orders.mjs': ordersSystem });
    const lines = await head(project, "{ effects: 'warn' }");
    project.write(
      file('totals'),
      `${lines}
test('total', async ({ cloud }) => equal((await take(cloud)).total, 1));
test('nothing', async ({ cloud }) => void (await take(cloud)));`,
    );
    project.write(
      file('emails'),
      `${lines}\ntest('email', async ({ cloud }) => equal((await take(cloud)).email, 'e'));`,
    );
    const { code, stdout, stderr } = await run(project, [file('totals'), file('emails')], { SKYRIG_HISTORY: 'none' });
    const text = `${stdout}\n${stderr}`;
    expect(text).toContain(`Effects that no test of ${file('totals')} asserted (1; 2 tests, score 50 %)`);
    expect(text).toContain('Effects: 2 of 2 asserted by 3 tests in 2 files, score 100 %');
    expect(text).toContain(`50 %  1 of 2  ${file('emails')}`);
    expect(text).toContain(`50 %  1 of 2  ${file('totals')}`);
    expect(JSON.parse(readFileSync(join(project.folder, '.skyrig', 'effects.json'), 'utf8'))).toMatchObject({
      score: 1,
    });
    expect(code, text).toBe(0);
  },
);

const SNAPSHOTS = '// Jest Snapshot v1, https://jestjs.io/docs/snapshot-testing\n\nexports[`snapshot 1`] = `1`;\n';

const KINDS: Readonly<Record<string, string>> = {
  'node:test': `
describe('at the same time', { concurrency: true }, () => {
  for (const id of ['a', 'b']) test('concurrent ' + id, async ({ cloud }) => equal((await take(cloud, id)).total, 1));
});
test.explore('explored', async ({ cloud }) => equal((await take(cloud)).total, 1));
test('limited', { timeout: 5 }, async ({ cloud }) => equal((await take(cloud)).total, 1));`,
  Jest: `
for (const id of ['a', 'b'])
  test.concurrent('concurrent ' + id, async ({ cloud }) => equal((await take(cloud, id)).total, 1));
test.explore('explored', async ({ cloud }) => equal((await take(cloud)).total, 1));
test('limited', async ({ cloud }) => { expect.assertions(1); equal((await take(cloud)).total, 1); }, 5);
test('snapshot', async ({ cloud }) => expect((await take(cloud)).total).toMatchSnapshot());
test.failing('fails as it should', async ({ cloud }) => equal((await take(cloud)).total, 2));`,
};

test.each(runners)('$name: tests of every kind are mutated', async ({ name, file, head, run }) => {
  const project = createRunnerProject({ 'orders.mjs': ordersSystem });
  project.write(file('kinds'), `${await head(project, '{}')}\n${KINDS[name] ?? ''}`);
  const snapshotFile = `__snapshots__/${file('kinds')}.snap`;
  project.write(snapshotFile, SNAPSHOTS);
  const folder = join(project.folder, 'mutations');
  const { code, stdout, stderr } = await run(project, [file('kinds')], {
    SKYRIG_HISTORY: 'none',
    SKYRIG_MUTATE: folder,
  });
  expect(code, `${stdout}\n${stderr}`).toBe(0);
  expect(readFileSync(join(project.folder, snapshotFile), 'utf8')).toBe(SNAPSHOTS);
  const verdicts = readdirSync(join(folder, 'results')).map((result) => {
    const test = JSON.parse(readFileSync(join(folder, 'results', result), 'utf8')) as MutatedTest;
    const { mutations = [] } = test.report ?? {};
    const total = mutations.find(({ operator, attribute }) => operator === 'TAMPER' && attribute === 'total');
    return [test.name.split(' > ').at(-1)?.replace('at the same time ', ''), total?.verdict ?? test.refusal];
  });
  expect(Object.fromEntries(verdicts)).toEqual({
    'concurrent a': 'killed by assertion',
    'concurrent b': 'killed by assertion',
    explored: 'killed by assertion',
    limited: 'killed by assertion',
    ...(name === 'Jest' && {
      snapshot: 'killed by assertion',
      'fails as it should': expect.stringMatching(/^It is meant to fail/) as string,
    }),
  });
});
