import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import { intercept } from './interception.ts';

const variables: Record<string, string> = {};
const credentials = { accessKeyId: '111122223333', secretAccessKey: 'test' };
let stop = (): void => undefined;

/** Intercepts as for a function that has its environment's variables, or as for the test. */
function start(kind: 'function' | 'test'): void {
  const caller: Caller = {
    label: 'Function orders (request r-1)',
    endpoint: undefined,
    send: () =>
      Promise.resolve({ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') }),
    allowHost: () => false,
    foreign: undefined,
    verifiesSignatures: false,
    ...(kind === 'function' && { variables }),
  };
  stop = intercept(() => caller);
}

afterEach(() => {
  stop();
  for (const name of Object.keys(variables)) Reflect.deleteProperty(variables, name);
  sdk.externalDataInterceptor.getFileRecord()[config] = undefined;
});

const config = join(homedir(), '.aws', 'config');
const sdk = createRequire(createRequire(import.meta.url).resolve('@aws-sdk/client-dynamodb'))(
  '@smithy/core/config',
) as {
  readonly externalDataInterceptor: {
    interceptFile(path: string, text: string): void;
    getFileRecord(): Record<string, Promise<string> | undefined>;
  };
  loadSharedConfigFiles(options?: object): Promise<{ readonly configFile: Record<string, Record<string, string>> }>;
};
const client = (): DynamoDBClient => new DynamoDBClient({ region: 'eu-central-1', credentials });

test('a function does not see the settings in the home folder of whoever runs it', async () => {
  start('function');
  expect(await sdk.externalDataInterceptor.getFileRecord()[config]).toBe('');
  await expect(client().send(new GetItemCommand({ TableName: 't', Key: {} }))).resolves.toBeDefined();
});

test('the test does, and so does a function whose variables name a home folder', () => {
  start('test');
  expect(sdk.externalDataInterceptor.getFileRecord()[config]).toBeUndefined();
  stop();
  variables['HOME'] = homedir();
  start('function');
  expect(sdk.externalDataInterceptor.getFileRecord()[config]).toBeUndefined();
});

test('any other file is read', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'skyrig-settings-')), 'config');
  writeFileSync(path, '[default]\nuse_fips_endpoint = true\n');
  start('function');
  const { configFile } = await sdk.loadSharedConfigFiles({ configFilepath: path });
  expect(configFile['default']).toEqual({ use_fips_endpoint: 'true' });
});

test('what a test has told the SDK of a file holds for functions too', async () => {
  start('function');
  sdk.externalDataInterceptor.interceptFile(config, '[default]\nregion = eu-north-1\n');
  expect(await sdk.externalDataInterceptor.getFileRecord()[config]).toContain('eu-north-1');
});
