import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, newFunction, refusal, role } from '../lambda.fixture.ts';

const create = (rig: Awaited<ReturnType<typeof createLambdaRig>>, more: object = {}) =>
  rig.call('CreateFunction', { ...newFunction('f'), ...more });

test('a new function is active and has Lambda’s defaults', async () => {
  const rig = await createLambdaRig();
  expect(await create(rig, { Environment: { Variables: { A: '1', SKYRIG_COMPUTE_MODE: 'inline' } } })).toMatchObject({
    FunctionName: 'f',
    FunctionArn: arnOf('f'),
    Runtime: 'nodejs22.x',
    Role: role,
    Handler: 'index.handler',
    Timeout: 3,
    MemorySize: 128,
    Version: '$LATEST',
    State: 'Active',
    LastUpdateStatus: 'Successful',
    LastModified: '2026-01-01T00:00:00.000+0000',
    PackageType: 'Zip',
    Environment: { Variables: { A: '1' } },
  });
});

test('a second function of the same name is refused', async () => {
  const rig = await createLambdaRig();
  await create(rig);
  expect(await refusal(create(rig))).toBe('409 ResourceConflictException: Function already exist: f');
});

test('Publish makes version 1', async () => {
  const rig = await createLambdaRig();
  expect(await create(rig, { Publish: true })).toMatchObject({ Version: '1', FunctionArn: `${arnOf('f')}:1` });
});

test('uploaded bytes have to be a ZIP archive', async () => {
  const rig = await createLambdaRig();
  expect(await refusal(create(rig, { Code: { ZipFile: Buffer.from('text') } }))).toBe(
    '400 InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.',
  );
  expect(await refusal(create(rig, { Code: { ZipFile: Buffer.alloc(0) } }))).toMatch(
    /Uploaded file must be a non-empty zip$/,
  );
  expect(await refusal(create(rig, { Code: {} }))).toMatch(/Please provide a source for function code\.$/);
});

test('code comes from S3 when there is S3, and says so when there is not', async () => {
  const rig = await createLambdaRig();
  const Code = { S3Bucket: 'b', S3Key: 'k.zip' };
  expect(await refusal(create(rig, { Code }))).toMatch(/^501 NotImplemented: .*s3:\/\/b\/k\.zip/);
  const zip = Buffer.from('PK\u0003\u0004');
  rig.kernel.providePorts({ objects: { read: (_bucket, key) => (key === 'k.zip' ? zip : undefined) } });
  expect(await refusal(create(rig, { Code: { ...Code, S3Key: 'other' } }))).toBe(
    '400 InvalidParameterValueException: Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
  );
  expect(await create(rig, { Code })).toMatchObject({ CodeSize: 4 });
});

test('runtime and handler are mandatory', async () => {
  const rig = await createLambdaRig();
  expect(await refusal(create(rig, { Handler: undefined }))).toMatch(
    /^400 InvalidParameterValueException: Runtime and Handler are mandatory/,
  );
});

test('reserved and oversized variables are refused', async () => {
  const rig = await createLambdaRig();
  const withVariables = (Variables: object) => refusal(create(rig, { Environment: { Variables } }));
  expect(await withVariables({ AWS_REGION: 'x' })).toMatch(/Reserved keys used in this request: AWS_REGION$/);
  expect(await withVariables({ A: 'x'.repeat(4096) })).toMatch(/exceeded the 4KB limit\. String measured: \{"A":"x/);
  expect(await withVariables({ SKYRIG_COMPUTE_MODE: 'moon' })).toMatch(/has to be 'inline', 'thread' or 'process'/);
});

test.each([
  [{ Layers: ['arn:aws:lambda:us-east-1:000000000000:layer:l:1'] }, 'layers'],
  [{ PackageType: 'Image', Code: { ImageUri: 'x' } }, 'Image'],
  [{ FileSystemConfigs: [{ Arn: 'x', LocalMountPath: '/mnt/x' }] }, 'FileSystemConfigs'],
  [{ LoggingConfig: { LogFormat: 'JSON' } }, 'LogFormat'],
])('what is not emulated is refused by name: %j', async (more, name) => {
  const rig = await createLambdaRig();
  const answer = await refusal(create(rig, more));
  expect(answer).toMatch(/^501 NotImplemented: /);
  expect(answer).toContain(name);
});
