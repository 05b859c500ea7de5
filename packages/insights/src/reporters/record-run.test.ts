import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { createResult, createRun } from '../model/test-support/create-run.ts';
import { recordRun } from './record-run.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-record-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
const run = createRun({ tests: [createResult('pays')] });

test('a run becomes a file of the history; one without tests does not', async () => {
  const folder = createFolder();
  expect(await recordRun(run, 'file:history', folder)).toBeUndefined();
  expect(await recordRun(createRun({ runId: 'empty', tests: [] }), 'file:history', folder)).toBeUndefined();
  expect(readdirSync(join(folder, 'history')).filter((name) => name.endsWith('.json'))).toHaveLength(1);
});

test('what goes wrong is answered, not thrown', async () => {
  expect(await recordRun(run, 'ftp://x', createFolder())).toMatch(
    /^Skyrig: this run is missing from the history: No history/,
  );
});
