import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createProject } from '../test-host.ts';
import { bundleEntry } from './bundle.ts';
import { hasOuterModuleType } from './outer-module-type.ts';

function projectOf(files: Record<string, string>): string {
  const project = createProject({ 'package.json': '{"type":"module"}', ...files });
  onTestFinished(() => project.remove());
  return project.path;
}

const commonJs = { 'asset/index.js': `const { one } = require('./lib/one.js'); exports.handler = () => one;` };

test('CommonJS in a folder without a package.json is CommonJS, whatever the project around it is', async () => {
  const path = projectOf({ ...commonJs, 'asset/lib/one.js': 'exports.one = 1;' });
  expect(hasOuterModuleType(join(path, 'asset'))).toBe(true);
  const { body } = await bundleEntry(join(path, 'asset/index.js'), join(path, 'asset'));
  expect(body.match(/__commonJS\(/g)).toHaveLength(2);
});

test('ES modules in such a folder stay ES modules', async () => {
  const path = projectOf({ 'asset/index.js': 'export const handler = () => 1;' });
  const { body } = await bundleEntry(join(path, 'asset/index.js'), join(path, 'asset'));
  expect(body).not.toContain('__commonJS(');
});

test('a package.json within the folder counts', async () => {
  const path = projectOf({
    ...commonJs,
    'asset/lib/package.json': '{"type":"module"}',
    'asset/lib/one.js': 'export const one = 1;',
  });
  const { body } = await bundleEntry(join(path, 'asset/index.js'), join(path, 'asset'));
  expect(body.match(/__commonJS\(/g)).toHaveLength(1);
  expect(hasOuterModuleType(join(path, 'asset/lib'))).toBe(false);
});
