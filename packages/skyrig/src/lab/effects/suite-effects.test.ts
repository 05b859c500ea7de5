import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EffectUnit } from './effect-unit.ts';
import { effectsFolder, endFileEffects, noteTestEffects, type EffectsTold } from './file-effects.ts';
import { mergeEffects } from './merge-effects.ts';
import { endSuiteEffects, readSuiteEffects } from './suite-effects.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-effects-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const unit = (attribute: string, level: EffectUnit['level'], suggestion?: string): EffectUnit => ({
  handler: 'Take',
  operation: 'PutItem',
  service: 'dynamodb',
  resource: 'Orders',
  attribute,
  level,
  count: 1,
  ...(suggestion !== undefined && { suggestion }),
});

const warned: EffectsTold = { isTold: true, hasWarned: true };
const followed: EffectsTold = { isTold: false, hasWarned: false };

/** Runs a file of tests; answers what is told at its end. */
function runFile(
  project: string,
  file: string,
  tests: Readonly<Record<string, readonly EffectUnit[]>>,
  told: EffectsTold = warned,
): string[] {
  for (const [name, units] of Object.entries(tests)) {
    const { score, levels } = mergeEffects([
      { test: name, report: { units, score: 0, levels: { 0: 0, 1: 0, 2: 0, 3: 0 } } },
    ]);
    noteTestEffects({ file: join(project, file), suite: ['orders'], name }, { units, score, levels }, told);
  }
  const texts: string[] = [];
  endFileEffects((text) => texts.push(text), project);
  return texts;
}

test('a file tells what none of its tests asserted, and keeps no test for the next file', () => {
  const project = makeFolder();
  expect(
    runFile(project, 'tests/a.test.ts', {
      first: [unit('total', 3), unit('email', 0, "expect(order).toMatchObject({ email: 'e' });")],
      second: [unit('total', 0, 'expect(order)'), unit('email', 2)],
    }),
  ).toMatchInlineSnapshot(`
    [
      "Effects that no test of tests/a.test.ts asserted (1; 2 tests, score 50 %):
      - Take: Orders.email (PutItem, 2 times): read and not asserted
          expect(order).toMatchObject({ email: 'e' });",
    ]
  `);
  // One test has told all of it already.
  expect(runFile(project, 'tests/b.test.ts', { alone: [unit('email', 0)] })).toEqual([]);
  expect(runFile(project, 'tests/c.test.ts', { one: [unit('total', 0)], two: [] }, followed)).toEqual([]);
});

test('a run tells the score of every file and of all, and what no test of any file asserted', async () => {
  const project = makeFolder();
  const since = Date.now();
  runFile(project, 'tests/take.test.ts', {
    first: [unit('total', 3), unit('email', 0)],
    second: [
      unit('total', 0),
      unit('note', 0, "expect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ note: 'fragile' });"),
    ],
  });
  runFile(project, 'tests/mail.test.ts', { third: [unit('email', 3)] });
  await expect(endSuiteEffects(project, since)).toMatchFileSnapshot('fixtures/suite-effects.txt');
  const written = JSON.parse(readFileSync(join(project, '.skyrig', 'effects.json'), 'utf8')) as unknown;
  expect(written).toEqual(readSuiteEffects(project, since)?.effects);
  expect(written).toMatchObject({
    score: 2 / 3,
    tests: 3,
    levels: { 0: 1, 3: 2 },
    files: [
      { file: 'tests/mail.test.ts', score: 1, tests: 1 },
      { file: 'tests/take.test.ts', score: 1 / 3, tests: 2 },
    ],
  });
});

test('effects that are only followed are written, and told when somebody asks', () => {
  const project = makeFolder();
  runFile(project, 'a.test.ts', { one: [unit('total', 3)] }, followed);
  expect(endSuiteEffects(project, 0)).toBeUndefined();
  expect(readFileSync(join(project, '.skyrig', 'effects.json'), 'utf8')).toContain('"score": 1');
  expect(endSuiteEffects(project, 0, true)).toBe(
    'Effects: 1 of 1 asserted by 1 test in 1 file, score 100 %\n  100 %  1 of 1  a.test.ts',
  );
});

test('what other runs have left does not count, and what cannot be read is named', () => {
  const project = makeFolder();
  expect(endSuiteEffects(project, 0, true)).toBeUndefined();
  runFile(project, 'old.test.ts', { one: [unit('total', 0)] });
  const found = readSuiteEffects(project, Date.now() + 60_000);
  expect(found).toBeUndefined();
  const broken = join(effectsFolder(project), 'broken.json');
  writeFileSync(broken, '{ "formatVersion": 2 }');
  utimesSync(broken, new Date(), new Date());
  expect(endSuiteEffects(project, 0)).toContain('broken.json was skipped: its format version is 2, not 1');
  expect(readFileSync(join(project, '.skyrig', '.gitignore'), 'utf8')).toBe('*\n');
});
