import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startTestCloud, type TestCloud, type TestCloudOptions } from './test-cloud.ts';

async function start(options: TestCloudOptions, source: string): Promise<TestCloud> {
  const cloud = await startTestCloud(options);
  const folder = mkdtempSync(join(import.meta.dirname, '.handler-'));
  onTestFinished(async () => {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, 'index.mjs'), source);
  const Code = { S3Bucket: '__local__', S3Key: folder };
  const Role = 'arn:aws:iam::000000000000:role/r';
  await cloud
    .client(LambdaClient)
    .send(
      new CreateFunctionCommand({ FunctionName: 'f', Runtime: 'nodejs22.x', Handler: 'index.handler', Role, Code }),
    );
  cloud.mark();
  return cloud;
}

describe('a test cloud', () => {
  const counting = 'let calls = 0; export const handler = async () => (calls += 1);';

  test.each([
    [{ compute: 'inline' } as const, 1],
    [{ compute: 'inline', coldStarts: false } as const, 3],
  ])('with %j answers %i after a warm call and a rewind', async (options, expected) => {
    const cloud = await start(options, counting);
    expect((await cloud.function('f').invoke()).payload).toBe(1);
    expect((await cloud.function('f').invoke()).payload).toBe(2);
    await cloud.rewind();
    expect((await cloud.function('f').invoke()).payload).toBe(expected);
  });

  test('settle throws for a promise that a handler forgot, and names the function', async () => {
    const cloud = await start(
      { compute: 'inline' },
      `export const handler = async () => { void Promise.reject(new Error('forgotten')); return 1; };`,
    );
    await cloud.function('f').invoke();
    await expect(cloud.settle()).rejects.toThrow(/f: unhandled rejection: .*forgotten/);
  });

  test('settle lets a forgotten promise be when leftovers are only to be reported', async () => {
    const source = `export const handler = async () => { void Promise.reject(new Error('forgotten')); return 1; };`;
    const cloud = await start({ leftovers: 'report' }, source);
    await cloud.function('f').invoke();
    await expect(cloud.settle()).resolves.toBeDefined();
    expect(await cloud.report()).toContain('unhandled rejection');
  });

  test('names what a stack has when it is asked for something else', async () => {
    const cloud = await startTestCloud();
    onTestFinished(() => cloud.close());
    expect(() => cloud.stack('orders')).toThrow('Stack orders is not deployed. Deployed: none.');
  });

  test('errors of handles show the line of the test that asked', async () => {
    const cloud = await startTestCloud();
    onTestFinished(() => cloud.close());
    const error = await cloud
      .queue('nowhere')
      .send('x')
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'QueueDoesNotExist' });
    expect((error as Error).stack).toContain('test-cloud.test.ts');
  });

  test('puts the environment back as it was', async () => {
    const before = process.env['AWS_ENDPOINT_URL'];
    const cloud = await startTestCloud();
    expect(process.env['AWS_ENDPOINT_URL']).toBe(cloud.endpoint);
    await cloud.close();
    expect(process.env['AWS_ENDPOINT_URL']).toBe(before);
  });

  test('a fork does not see what happens in the cloud it came from', async () => {
    const cloud = await startTestCloud();
    onTestFinished(() => cloud.close());
    await cloud.cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
    const fork = await cloud.fork();
    onTestFinished(() => fork.close());
    await cloud.queue('q').send('only here');
    expect(await fork.queue('q').messages()).toEqual([]);
    await fork.queue('q').sendAll(Array.from({ length: 23 }, (_value, index) => index));
    expect(await fork.queue('q').counts()).toEqual({ visible: 23, inFlight: 0, delayed: 0 });
  });
});
