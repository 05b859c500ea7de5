import { expect, onTestFinished, test } from 'vitest';
import { createCloud } from './cloud.ts';

test('an invocation draws the same in every order and after every rewind, and no two draw alike', async () => {
  const draw = async (seed: number): Promise<readonly string[]> => {
    const cloud = createCloud({ compute: 'inline', schedule: { seed } });
    onTestFinished(() => cloud.close());
    cloud.registerHandler('draw', () => Promise.resolve(`${String(Math.random())} ${crypto.randomUUID()}`));
    await cloud.call('lambda', 'CreateFunction', {
      FunctionName: 'Draw',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/draw',
      Code: { S3Bucket: '__handler__', S3Key: 'draw' },
    });
    await cloud.settle({ leap: true });
    const invoke = async (Payload: string): Promise<string> => {
      const input = { FunctionName: 'Draw', Payload: new TextEncoder().encode(Payload) };
      const answer = (await cloud.call('lambda', 'Invoke', input)) as { readonly Payload: Uint8Array };
      return new TextDecoder().decode(answer.Payload);
    };
    const start = cloud.snapshot();
    const first = await Promise.all(['1', '2', '3', '3'].map(invoke));
    cloud.restore(start);
    await cloud.discardEnvironments();
    const second = await Promise.all(['1', '2', '3', '3'].map(invoke));
    // The last two are alike but for which of them draws first.
    expect(second.toSorted()).toEqual(first.toSorted());
    return first.toSorted();
  };
  const drawn = await draw(1);
  expect(new Set(drawn).size).toBe(4);
  for (const seed of [2, 3, 4]) expect(await draw(seed)).toEqual(drawn);
});
