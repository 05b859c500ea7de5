import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, queueArn, refusal } from '../lambda.fixture.ts';

const put = (rig: Awaited<ReturnType<typeof createLambdaRig>>, more: object) =>
  rig.call('PutFunctionEventInvokeConfig', { FunctionName: 'f', ...more });

test('a configuration is replaced as a whole', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  const DestinationConfig = { OnFailure: { Destination: queueArn('q') } };
  expect(await put(rig, { MaximumRetryAttempts: 0, DestinationConfig })).toMatchObject({
    FunctionArn: `${arnOf('f')}:$LATEST`,
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: queueArn('q') } },
  });
  const second = await put(rig, { MaximumEventAgeInSeconds: 60 });
  expect(second).toMatchObject({ MaximumEventAgeInSeconds: 60, DestinationConfig: { OnSuccess: {}, OnFailure: {} } });
  expect(second['MaximumRetryAttempts']).toBeUndefined();
});

test('an empty configuration, itself as destination and strangers are refused', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  expect(await refusal(put(rig, {}))).toMatch(
    /You must specify at least one of error handling or destination setting\.$/,
  );
  expect(await refusal(put(rig, { DestinationConfig: { OnSuccess: { Destination: arnOf('f') } } }))).toMatch(
    /You can't specify the function as a destination for itself\.$/,
  );
  expect(await refusal(put(rig, { Qualifier: '9', MaximumRetryAttempts: 1 }))).toBe(
    "404 ResourceNotFoundException: The function doesn't exist.",
  );
});
