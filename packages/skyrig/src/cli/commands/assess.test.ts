import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { assessSystem, formatAssessmentMarkdown, type Assessment, type TestObservation } from '@skyrig/insights';
import { expect, onTestFinished, test } from 'vitest';

import { readObservations } from '../../observations/read-observations.ts';
import { readProjectFacts } from '../../observations/read-project-facts.ts';
import { readSystem } from '../../observations/read-system.ts';
import { createCliProject, startNode } from '../test-support/cli-fixture.ts';

/*
 * What the due-date example's tests were observed to do. To record it anew: `skyrig assess` in examples/due-date, then
 * copy .skyrig/observations here.
 */
const RECORDED = join(import.meta.dirname, '..', '..', 'observations', 'test-support', 'due-date');
const EXAMPLE = join(import.meta.dirname, '..', '..', '..', '..', '..', 'examples', 'due-date');
const CLI = join(import.meta.dirname, '..', '..', 'cli.ts');

/** Judges the example by those of its recorded tests that are kept. */
async function assessKept(keep: (test: TestObservation) => boolean = () => true): Promise<Assessment> {
  const { system } = await readSystem(join(EXAMPLE, 'template.yaml'), EXAMPLE);
  // Whoever works on the example may have a history of their own.
  const project = readProjectFacts({ folder: EXAMPLE, system, today: '2026-03-10', history: 'none' });
  const { tests, skipped } = readObservations(RECORDED);
  return assessSystem({ system, project, observations: tests.filter(keep), exclude: [], notes: skipped });
}

const without =
  (...numbers: readonly number[]) =>
  ({ name }: TestObservation): boolean =>
    !numbers.some((number) => name.startsWith(`scenario ${number}:`));

const levels = ({ functions }: Assessment): Record<string, string> =>
  Object.fromEntries(functions.map(({ function: name, coverage }) => [name, coverage]));
const triggers = (assessment: Assessment): Record<string, string> =>
  Object.fromEntries(assessment.triggers.map(({ trigger, tested }) => [trigger, tested]));
const missing = (assessment: Assessment): readonly string[] =>
  assessment.missing.map(({ function: name, category }) => `${name}: ${category}`);
const fails = ({ failures }: Assessment): Record<string, number> =>
  Object.fromEntries(failures.map(({ category, tests }) => [category, tests]));

test('the due-date example is judged by what its tests were observed to do', async () => {
  const assessment = await assessKept();
  expect(assessment.tests).toEqual({ count: 26, failed: 0, files: 4 });
  expect(levels(assessment)).toEqual({ Processor: 'Full', Scanner: 'Full', Writer: 'Full' });
  expect(triggers(assessment)).toEqual({ ProcessorDue: 'entered', ScannerScan: 'entered', Invoke: 'entered' });
  expect(fails(assessment)).toEqual({
    database: 4,
    'external service': 2,
    throttling: 0,
    timeout: 0,
    duplicate: 3,
    'out of order': 0,
    'poison message': 2,
  });
  expect(assessment.recommendations.filter(({ priority }) => priority < 'P2')).toEqual([]);
});

test('deleting the test of a stale read changes the rows that it alone supported, and no others', async () => {
  const [all, left] = [await assessKept(), await assessKept(without(15))];
  expect(levels(left)).toEqual(levels(all));
  expect(triggers(left)).toEqual(triggers(all));
  expect(fails(left)).toEqual({ ...fails(all), database: 3 });
  const added = missing(left).filter((scenario) => !missing(all).includes(scenario));
  expect(added).toEqual(['Scanner: database']);
  expect(missing(left)).toHaveLength(missing(all).length + 1);
  expect(left.services).toEqual(all.services);
  expect(left.score).toBe(all.score);
  // It ran all three functions, which are now run by one test less.
  for (const [index, one] of left.functions.entries())
    expect(one.tests).toHaveLength((all.functions[index]?.tests.length ?? 0) - 1);
});

test('deleting the tests that call the writer themselves makes the writer partial, and nothing else', async () => {
  const [all, left] = [await assessKept(), await assessKept(without(19, 20))];
  expect(levels(left)).toEqual({ ...levels(all), Writer: 'Partial' });
  expect(triggers(left)).toEqual({ ...triggers(all), Invoke: 'in a flow' });
  expect(fails(left)).toEqual(fails(all));
  expect(missing(left)).toEqual(missing(all));
  expect(
    left.recommendations.filter(({ priority, subject }) => subject === 'Writer' && priority === 'P2')[0],
  ).toMatchObject({
    why: 'reached only inside a larger flow: no test sets off its trigger, invoke (by Processor), itself',
    file: 'tests/redelivery.test.ts',
  });
});

test('a function without any test is a P0 and has the name of the file to write', async () => {
  // Scenario 7 finds no rows, so that neither processor nor writer run.
  const left = await assessKept(({ name }) => name.startsWith('scenario 7:'));
  expect(levels(left)).toEqual({ Processor: 'None', Scanner: 'Partial', Writer: 'None' });
  const urgent = left.recommendations.filter(({ priority }) => priority === 'P0');
  expect(urgent.map(({ subject, file }) => [subject, file])).toEqual([
    ['Processor', 'tests/processor.test.ts'],
    ['Writer', 'tests/writer.test.ts'],
  ]);
});

/* The tables that docs/assess.md shows are cut from these files. */
const EXPECTED = join(RECORDED, 'expected');

function tablesOf(assessment: Assessment): ReadonlyMap<string, string> {
  const parts = formatAssessmentMarkdown(assessment).split('\n## ').slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), `## ${part}`]));
}

test('the tables of the documentation are those of the example', async () => {
  const tables = tablesOf(await assessKept());
  for (const title of [
    'Functions',
    'Triggers',
    'Services',
    'Failure scenarios',
    'Missing scenarios',
    'Score',
    'Checks',
  ])
    await expect(tables.get(title)).toMatchFileSnapshot(join(EXPECTED, `${title.toLowerCase().replace(' ', '-')}.md`));
  // As if nobody had tested what happens when something fails.
  const left = tablesOf(await assessKept((one) => one.file !== 'tests/redelivery.test.ts' && without(20)(one)));
  await expect(left.get('Recommendations')).toMatchFileSnapshot(join(EXPECTED, 'recommendations.md'));
});

test('a real run of the example gives the rows that its recorded observations give', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-assess-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'assessment.json');
  // One of the file's tests is left out, as if it had been deleted.
  const runner = ['--', 'tests/redelivery.test.ts', '-t', 'scenario 1[0-4]'];
  const { code, stdout, stderr } = await startNode([CLI, 'assess', '--json', '--out', out, ...runner], EXAMPLE).ended;
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('5 passed');
  const seen = JSON.parse(readFileSync(out, 'utf8')) as Assessment;
  const recorded = await assessKept((one) => one.file === 'tests/redelivery.test.ts' && without(15)(one));
  expect(seen.functions).toEqual(recorded.functions);
  expect(seen.triggers).toEqual(recorded.triggers);
  expect(seen.services).toEqual(recorded.services);
  expect(seen.failures).toEqual(recorded.failures);
  expect(seen.missing).toEqual(recorded.missing);
  expect(seen.template).toBe('template.yaml');
}, 120_000);

const template = join(EXAMPLE, 'template.yaml');

test('reads what an earlier run observed, prints it, and keeps it for other commands', async () => {
  const project = createCliProject();
  project.write(
    'skyrig.config.json',
    JSON.stringify({ assess: { template, exclude: [{ function: 'Writer', reason: 'generated code' }] } }),
  );
  const { code, stdout } = await project.run('assess', '--from', RECORDED, '--json');
  expect(code).toBe(0);
  const assessment = JSON.parse(stdout) as Assessment;
  expect(assessment).toEqual(JSON.parse(project.read('.skyrig/assessment.json')));
  expect(levels(assessment)).toEqual({ Processor: 'Full', Scanner: 'Full', Writer: 'Excluded' });
  expect(assessment.score).toEqual(expect.any(Number));
});

test('fails for what --fail-on names, and says what it was', async () => {
  const project = createCliProject();
  project.write('empty.json', '');
  const { code, stdout, stderr } = await project.run(
    'assess',
    '--from',
    '.',
    '--template',
    template,
    '--fail-on',
    'P0',
    '--fail-on',
    'coverage<50',
  );
  expect(code).toBe(1);
  expect(stderr).toContain('3 recommendations of P0 or more urgent');
  expect(stderr).toContain('coverage is 0, below 50');
  expect(stdout).toContain('No test was observed.');
  expect(stdout).toContain('empty.json was skipped: Unexpected end of JSON input');
});

test('misuse is told before anything runs', async () => {
  const project = createCliProject();
  const refused = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await project.run('assess', ...args);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await refused('--fail-on', 'often')).toContain(
    '--fail-on is "often": give P0, P1, P2, P3, score<N or coverage<N.',
  );
  expect(await refused('--html', '--json')).toContain('--html and --json were given: give one of them.');
  expect(await refused('--template', 'none.yaml')).toContain('none.yaml');
  expect(await refused('--from', 'nowhere', '--template', template)).toContain('there is no folder');
  project.write('skyrig.config.json', JSON.stringify({ assess: { exclude: [{ function: 'Writr', reason: 'x' }] } }));
  expect(await refused('--from', '.', '--template', template)).toContain(
    'assess.exclude names the function Writr, which the system does not have. It has: Processor, Scanner, Writer.',
  );
});

test('a system without a template is kept as a list', async () => {
  const project = createCliProject();
  project.write('skyrig.config.json', JSON.stringify({ assess: { system: 'system.json' } }));
  const functions = [{ name: 'Scanner' }, { name: 'Absent' }];
  project.write(
    'system.json',
    JSON.stringify({ functions, triggers: [{ name: 'Scan', kind: 'schedule', function: 'Scanner' }] }),
  );
  const { code, stdout } = await project.run('assess', '--from', RECORDED, '--json');
  expect(code).toBe(0);
  const assessment = JSON.parse(stdout) as Assessment;
  expect(levels(assessment)).toEqual({ Scanner: 'Full', Absent: 'None' });
  expect(assessment.triggers.find(({ trigger }) => trigger === 'Scan')?.tested).toBe('entered');
  expect(assessment.template).toBe('system.json');
  project.write('system.json', JSON.stringify({ functions: [{}] }));
  const broken = await project.run('assess', '--from', RECORDED);
  expect(broken.code).toBe(2);
  expect(broken.stderr).toContain('functions[0] has no name');
});
