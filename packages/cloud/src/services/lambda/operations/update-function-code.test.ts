import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

test('new code replaces the old and changes the revision', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  const before = await rig.call('GetFunctionConfiguration', { FunctionName: 'f' });
  const update = (more: object) =>
    rig.call('UpdateFunctionCode', { FunctionName: 'f', S3Bucket: '__local__', S3Key: '/other', ...more });
  expect(await refusal(update({ RevisionId: 'old' }))).toMatch(
    /^412 PreconditionFailedException: The Revision Id provided does not match/,
  );
  await update({ DryRun: true });
  expect(await rig.call('GetFunctionConfiguration', { FunctionName: 'f' })).toEqual(before);
  const after = await update({ RevisionId: before['RevisionId'] });
  expect(after['CodeSha256']).not.toBe(before['CodeSha256']);
  expect(after['RevisionId']).not.toBe(before['RevisionId']);
  expect(await update({ Publish: true })).toMatchObject({ Version: '1' });
});
