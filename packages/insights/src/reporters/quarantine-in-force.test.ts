import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { isExcused, readQuarantineInForce } from './quarantine-in-force.ts';

function createFolder(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-in-force-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'skyrig.quarantine.json'), text);
  return folder;
}
const entry = { test: 'a > b', owner: '@a', reason: 'r', since: '2026-03-02', expires: '2026-03-16' };
const text = JSON.stringify({ quarantine: [entry] });

test('a failure is excused while its entry is in force, unless it can be replayed', () => {
  const quarantine = readQuarantineInForce(createFolder(text), Date.parse('2026-03-16T23:59:59Z'));
  expect(isExcused('a > b', {}, quarantine)).toBe(true);
  expect(isExcused('a > c', {}, quarantine)).toBe(false);
  expect(isExcused('a > b', { replayToken: 't' }, quarantine)).toBe(false);
  expect(isExcused('a > b', { isConfirmedRace: true }, quarantine)).toBe(false);
});

test('afterwards it has expired', () => {
  const { active, expired } = readQuarantineInForce(createFolder(text), Date.parse('2026-03-17T00:00:00Z'));
  expect({ size: active.size, expired }).toEqual({ size: 0, expired: [entry] });
});

test('a damaged file excuses nothing, and says why', () => {
  const { active, damage } = readQuarantineInForce(createFolder('{'), 0);
  expect(active.size).toBe(0);
  expect(damage).toContain('skyrig.quarantine.json: it is no JSON');
});
