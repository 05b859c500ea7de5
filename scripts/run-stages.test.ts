import { expect, test } from 'vitest';

import { runStages } from './run-stages.mjs';

const passing = async () => ({ code: 0, output: 'fine' });
const failing = async () => ({ code: 2, output: 'line 1\nline 2\n' });

async function run(stages: Parameters<typeof runStages>[0], cores = 2) {
  const lines: string[] = [];
  const verdict = await runStages(stages, { cores, print: (line) => lines.push(line), now: () => 0 });
  return { verdict, lines: lines.map((line) => line.replace(/ +/g, ' ')) };
}

test('a passing stage prints one line and hides its output', async () => {
  expect(await run([{ name: 'lint', weight: 1, run: passing }])).toEqual({
    verdict: 'passed',
    lines: ['ok lint 0.0 s'],
  });
});

test('a failing stage prints its output, and the others still run', async () => {
  const { verdict, lines } = await run([
    { name: 'lint', weight: 2, run: failing },
    { name: 'types', detail: 'cloud', weight: 2, run: passing },
  ]);
  expect(verdict).toBe('failed');
  expect(lines).toEqual(['FAIL lint 0.0 s', ' line 1\n line 2', 'ok types cloud 0.0 s']);
});

test('a stage whose prerequisite failed is skipped by name, and so is what needs it', async () => {
  const { verdict, lines } = await run([
    { name: 'shape', weight: 1, after: ['build'], run: passing },
    { name: 'publish', weight: 1, after: ['shape'], run: passing },
    { name: 'build', weight: 1, run: failing },
  ]);
  expect(verdict).toBe('failed');
  expect(lines).toContain('skip shape needs build');
  expect(lines).toContain('skip publish needs shape');
});

test('a stage that only follows another one waits for its end and runs whatever came of it', async () => {
  const { verdict, lines } = await run([
    { name: 'tests', weight: 1, follows: ['build'], run: passing },
    { name: 'build', weight: 1, run: failing },
  ]);
  expect(verdict).toBe('failed');
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['build', 'line', 'tests']);
});

test('a stage that throws has failed', async () => {
  const { verdict, lines } = await run([
    { name: 'lint', weight: 1, run: () => Promise.reject(new Error('no such tool')) },
  ]);
  expect(verdict).toBe('failed');
  expect(lines[1]).toContain('no such tool');
});

test('stages share the cores by weight, in order', async () => {
  const log: string[] = [];
  let load = 0;
  let peak = 0;
  const stage = (name: string, weight: number) => ({
    name,
    weight,
    run: async () => {
      log.push(name);
      load += weight;
      peak = Math.max(peak, load);
      await Promise.resolve();
      load -= weight;
      return { code: 0, output: '' };
    },
  });
  const { verdict } = await run([stage('a', 1), stage('b', 1), stage('heavy', 2), stage('c', 1)]);
  expect(verdict).toBe('passed');
  expect(log).toEqual(['a', 'b', 'heavy', 'c']);
  expect(peak).toBe(2);
});
