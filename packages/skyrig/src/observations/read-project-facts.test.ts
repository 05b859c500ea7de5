import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { SystemModel } from '@skyrig/insights';
import { expect, onTestFinished, test } from 'vitest';

import { readProjectFacts } from './read-project-facts.ts';

const system: SystemModel = {
  template: 'template.yaml',
  functions: ['Scanner', 'Writer'].map((name) => ({ name, hasFailureTarget: false, callers: [] })),
  triggers: [],
  resources: [],
};
const today = '2026-03-10';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-facts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a bare folder has a name and an empty history', () => {
  const folder = createFolder();
  const facts = readProjectFacts({ folder, system, today, history: 'file:.skyrig/history' });
  expect(facts).toEqual({ name: basename(folder), historyRuns: 0 });
});

test('reads name, README, history and quarantine', () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop" }');
  writeFileSync(join(folder, 'README.md'), '# Shop\n\nThe scanner finds what is due. Run `npm test`.');
  mkdirSync(join(folder, 'runs'));
  writeFileSync(join(folder, 'runs', 'one.json'), '{}');
  const entry = { owner: '@team', reason: 'slow', since: '2026-03-01' };
  const tests = [
    { ...entry, test: 'a.test.ts > late', expires: '2026-03-09' },
    { ...entry, test: 'b.test.ts > today', expires: today },
  ];
  writeFileSync(join(folder, 'skyrig.quarantine.json'), JSON.stringify({ quarantine: tests }));
  expect(readProjectFacts({ folder, system, today, history: 'file:runs' })).toEqual({
    name: 'shop',
    historyRuns: 1,
    quarantine: { entries: 2, expired: ['a.test.ts > late'] },
    readme: { file: 'README.md', tellsHowToTest: true, functions: ['Scanner'] },
  });
});

test('a damaged quarantine file is named', () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'skyrig.quarantine.json'), '{');
  expect(() => readProjectFacts({ folder, system, today, history: 'none' })).toThrow(
    /^skyrig\.quarantine\.json: it is no JSON/,
  );
});

test('a history is found however its folder is written', () => {
  const folder = createFolder();
  writeFileSync(join(folder, 'run.json'), '{}');
  for (const history of ['file:.', '.', folder, `file:${folder}`, pathToFileURL(folder).href])
    expect(readProjectFacts({ folder, system, today, history })).toMatchObject({ historyRuns: 1 });
  expect(readProjectFacts({ folder, system, today, history: 'none' })).toMatchObject({ historyRuns: 0 });
});

test('a history in a bucket or database is not asked', () => {
  expect(readProjectFacts({ folder: createFolder(), system, today, history: 's3://runs' })).not.toHaveProperty(
    'historyRuns',
  );
});
