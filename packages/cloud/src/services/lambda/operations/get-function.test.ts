import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, newFunction, refusal } from '../lambda.fixture.ts';

test('a function is described with its code, tags and concurrency', async () => {
  const rig = await createLambdaRig();
  await rig.call('CreateFunction', { ...newFunction('f'), Tags: { team: 'a' } });
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 5 });
  expect(await rig.call('GetFunction', { FunctionName: 'f' })).toMatchObject({
    Configuration: { FunctionArn: arnOf('f') },
    Code: { RepositoryType: 'S3', Location: 'file:///code/f' },
    Tags: { team: 'a' },
    Concurrency: { ReservedConcurrentExecutions: 5 },
  });
});

test('a function, version or alias that is not there is named by its ARN', async () => {
  const rig = await createLambdaRig();
  expect(await refusal(rig.call('GetFunction', { FunctionName: 'f' }))).toBe(
    `404 ResourceNotFoundException: Function not found: ${arnOf('f')}`,
  );
  expect(await refusal(rig.call('GetFunction', { FunctionName: 'f', Qualifier: '3' }))).toBe(
    `404 ResourceNotFoundException: Function not found: ${arnOf('f')}:3`,
  );
});
