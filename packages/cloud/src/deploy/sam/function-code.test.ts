import { join } from 'node:path';
import { expect, test } from 'vitest';
import { functionCode } from './function-code.ts';

const esbuild = (...EntryPoints: string[]): { BuildMethod: string; BuildProperties: { EntryPoints: string[] } } => ({
  BuildMethod: 'esbuild',
  BuildProperties: { EntryPoints },
});

test('inline code, images and S3 locations are passed on', () => {
  expect(functionCode('F', { InlineCode: 'x' }, undefined)).toStrictEqual({ ZipFile: 'x' });
  expect(functionCode('F', { ImageUri: 'i' }, undefined)).toStrictEqual({ ImageUri: 'i' });
  expect(functionCode('F', { CodeUri: 's3://b/a/k.zip?versionId=7' }, undefined)).toStrictEqual({
    S3Bucket: 'b',
    S3Key: 'a/k.zip',
    S3ObjectVersion: '7',
  });
  expect(functionCode('F', { CodeUri: { Bucket: 'b', Key: 'k' } }, undefined)).toStrictEqual({
    S3Bucket: 'b',
    S3Key: 'k',
  });
});

test('local source stays a local path', () => {
  expect(functionCode('F', { CodeUri: { SkyrigLocalPath: '/app/src' } }, undefined)).toStrictEqual({
    SkyrigLocalPath: '/app/src',
  });
});

test('the entry point of esbuild that the handler names is the source', () => {
  const uri = { SkyrigLocalPath: '/app' };
  const codeOf = (Handler: string, ...entries: string[]): unknown =>
    functionCode('F', { CodeUri: uri, Handler }, esbuild(...entries))['SkyrigLocalPath'];
  expect(codeOf('app.handler', 'src/app.ts')).toBe(join('/app', 'src/app.ts'));
  expect(codeOf('b/two.handler', 'src/a/one.ts', './src/b/two.ts')).toBe(join('/app', 'src/b/two.ts'));
  expect(codeOf('elsewhere.handler', 'src/app.ts')).toBe('/app');
});
