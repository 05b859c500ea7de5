import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

const add = (rig: Awaited<ReturnType<typeof createLambdaRig>>, more: object = {}) =>
  rig.call<{ Statement: string }>('AddPermission', {
    FunctionName: 'f',
    StatementId: 's',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    ...more,
  });

test('a statement names principal, action, resource and conditions', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  const { Statement } = await add(rig, { SourceArn: 'arn:aws:s3:::b', SourceAccount: '000000000000' });
  expect(JSON.parse(Statement)).toEqual({
    Sid: 's',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: arnOf('f'),
    Condition: {
      StringEquals: { 'AWS:SourceAccount': '000000000000' },
      ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::b' },
    },
  });
  const account = await add(rig, { StatementId: 'a', Principal: '111122223333' });
  expect(JSON.parse(account.Statement)).toMatchObject({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
});

test('a second statement of the same id, odd principals and misplaced conditions are refused', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await add(rig);
  expect(await refusal(add(rig))).toBe(
    '409 ResourceConflictException: The statement id (s) provided already exists. Please provide a new statement id, or remove the existing statement.',
  );
  expect(await refusal(add(rig, { StatementId: 't', Principal: 'nobody' }))).toMatch(
    /The provided principal was invalid\./,
  );
  expect(await refusal(add(rig, { StatementId: 't', FunctionUrlAuthType: 'NONE' }))).toMatch(
    /FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action$/,
  );
  expect(await refusal(add(rig, { StatementId: 't', Qualifier: '$LATEST' }))).toMatch(
    /We currently do not support adding policies for \$LATEST\.$/,
  );
});
