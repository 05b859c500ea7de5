import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { createCloud } from './cloud.ts';

const source = `
  import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
  let authorization = '';
  const sts = new STSClient({});
  sts.middlewareStack.add((next) => (args) => {
    authorization = (args.request as { headers: Record<string, string> }).headers['authorization'] ?? '';
    return next(args);
  }, { step: 'finalizeRequest', priority: 'low' });
  export const handler = async () => {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    return { Account, isSigned: !/Signature=0{64}$/.test(authorization) };
  };`;

// A request that is not signed would be refused where signatures are verified.
test.each([
  ['inline', true],
  ['inline', false],
  ['thread', true],
  ['thread', false],
] as const)(
  'requests from %s code are signed only for a cloud that verifies signatures: %s',
  async (compute, verify) => {
    const folder = mkdtempSync(join(import.meta.dirname, '.function-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'index.ts'), source);
    await using cloud = createCloud({ account: '111122223333', compute, verifySignatures: verify });
    const lambda = cloud.client(LambdaClient);
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'f',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: 'arn:aws:iam::111122223333:role/r',
        Timeout: 30,
        Code: { S3Bucket: '__local__', S3Key: folder },
      }),
    );
    const answer = async (): Promise<unknown> =>
      JSON.parse((await lambda.send(new InvokeCommand({ FunctionName: 'f' }))).Payload?.transformToString() ?? '');
    // Inline, the copy of the SDK is known from its first request on, in a thread at the latest from the second.
    if (compute === 'thread') await answer();
    expect(await answer()).toEqual({ Account: '111122223333', isSigned: verify });
  },
);
