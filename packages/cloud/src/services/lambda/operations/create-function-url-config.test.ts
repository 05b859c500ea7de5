import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

const create = (rig: Awaited<ReturnType<typeof createLambdaRig>>, more: object = {}) =>
  rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE', ...more });

test('a function gets an address of its own', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  expect(await create(rig, { Cors: { AllowOrigins: ['*'] } })).toMatchObject({
    FunctionUrl: expect.stringMatching(/^http:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.localhost:4566\/$/) as unknown,
    FunctionArn: arnOf('f'),
    AuthType: 'NONE',
    InvokeMode: 'BUFFERED',
    Cors: { AllowOrigins: ['*'] },
    CreationTime: '2026-01-01T00:00:00.000Z',
  });
});

test('a second address, a missing function and response streams are refused', async () => {
  const rig = await createLambdaRig();
  expect(await refusal(create(rig))).toBe('404 ResourceNotFoundException: Function does not exist');
  await rig.define('f', () => null);
  expect(await refusal(create(rig, { InvokeMode: 'RESPONSE_STREAM' }))).toMatch(
    /^501 NotImplemented: .*RESPONSE_STREAM/,
  );
  await create(rig);
  expect(await refusal(create(rig))).toBe(
    `409 ResourceConflictException: Failed to create function url config for [functionArn = ${arnOf('f')}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
  );
});
