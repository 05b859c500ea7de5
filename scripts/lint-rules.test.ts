/** Runs oxlint with the repository's configuration on sources that break the house rules. */
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { runTool } from './run-command.mjs';
import { temporaryFolder } from './temporary-folder.ts';
import { root } from './workspaces.mjs';

/** The codes of what oxlint finds, with the line of each: `3 no-explicit-any`. */
async function lint(path: string, text: string): Promise<string[]> {
  const folder = temporaryFolder({
    [path]: text,
    'packages/cloud/tsconfig.json': { extends: '../../tsconfig.base.json', include: ['src'] },
  });
  mkdirSync(join(folder, 'scripts'), { recursive: true });
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json', 'scripts/lint-rules.mjs']) {
    copyFileSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { output } = await runTool('oxlint', ['--type-aware', '--format=json', '.'], { cwd: folder });
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: { code: string; labels: { span: { line: number } }[] }[];
  };
  return diagnostics
    .map(({ code, labels }) => `${labels[0]?.span.line} ${code.replace(/^.*\((.*)\)$/, '$1')}`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));
}

test('the kernel and the services read no clock, no chance and no environment of the machine', async () => {
  const text = `import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
export const now = Date.now();
export const today = new Date();
export const text = Date();
export const fixed = new Date(0);
export const chance = Math.random();
export const id = crypto.randomUUID();
setTimeout(() => {}, 1);
setInterval(() => {}, 1);
setImmediate(() => {});
globalThis.setTimeout(() => {}, 1);
export const home = process.env['HOME'];
export const all = [randomUUID, later];
`;
  const expected = [
    '1 no-restricted-imports',
    '2 no-restricted-imports',
    '3 no-restricted-properties',
    '4 no-wall-clock',
    '5 no-wall-clock',
    '7 no-restricted-properties',
    '8 no-restricted-properties',
    '9 no-restricted-globals',
    '10 no-restricted-globals',
    '11 no-restricted-globals',
    '12 no-restricted-properties',
    '13 no-restricted-globals',
  ];
  expect(await lint('packages/cloud/src/kernel/clock.ts', text)).toEqual(expected);
  expect(await lint('packages/cloud/src/services/sqs/domain/clock.ts', text)).toEqual(expected);
  expect(await lint('packages/cloud/src/gateway/clock.ts', text)).toEqual([]);
});

test('types are sound and promises are awaited', async () => {
  const text = `export const wide = (value: any): string => value;
export const sure = (value: string | undefined): number => value!.length;
const save = async (): Promise<void> => {};
save();
export function name(kind: 'a' | 'b'): void {
  switch (kind) {
    case 'a':
      break;
  }
}
export * from './other.ts';
export default name;
console.log('here');
`;
  expect(await lint('packages/cloud/src/gateway/sound.ts', text)).toEqual([
    '1 no-explicit-any',
    '2 no-non-null-assertion',
    '4 no-floating-promises',
    '6 switch-exhaustiveness-check',
    '11 no-export-all',
    '12 no-default-export',
    '13 no-console',
  ]);
});

test('a file has at most 400 lines and a name in kebab-case', async () => {
  const lines = Array.from({ length: 401 }, (_, index) => `export const line${index} = ${index};\n`).join('');
  expect(
    (await lint('packages/cloud/src/gateway/tooLong.ts', lines)).map((each) => each.replace(/^\d+ /, '')).sort(),
  ).toEqual(['filename-case', 'max-lines']);
});

test('a test is never focused, skipped, mocked or asleep', async () => {
  const text = `import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
vi.mock('./queue.ts');
test.only('a', async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 50);
  });
  await sleep(50);
  expect(Date.now()).toBe(0);
});
test.skip('b', () => {});
`;
  expect(await lint('packages/cloud/src/services/sqs/queue.test.ts', text)).toEqual([
    '1 no-restricted-imports',
    '3 no-restricted-vi-methods',
    '4 no-focused-tests',
    '5 no-sleep',
    '7 no-sleep',
    '12 no-disabled-tests',
  ]);
});
