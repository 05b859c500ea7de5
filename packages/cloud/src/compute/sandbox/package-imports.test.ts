import { expect, test } from 'vitest';
import { createRig } from '../test-rig.ts';
import type { ComputeMode } from '../types.ts';
import { turn } from './real.ts';

test.each<ComputeMode>(['inline', 'thread'])(
  '%s: a function that loads the SDK and sends its first request waits for nothing but itself and the cloud',
  async (mode) => {
    const { environment, invoke } = createRig(
      {
        'index.ts': `
      import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
      const client = new DynamoDBClient({});
      export const handler = async () => {
        const { SQSClient, ListQueuesCommand } = await import('@aws-sdk/client-sqs');
        await client.send(new GetItemCommand({ TableName: 't', Key: { id: { S: '1' } } }));
        await new SQSClient({}).send(new ListQueuesCommand({}));
        return process.env.AWS_RETRY_MODE ?? 'unset';
      };`,
      },
      { mode },
    );
    const seen = new Set<string>();
    let isOver = false;
    const outcome = invoke().finally(() => (isOver = true));
    while (!isOver) {
      for (const name of environment.activity().foreign) seen.add(name);
      await turn();
    }
    expect(await outcome).toMatchObject({ kind: 'success', payload: '"unset"' });
    expect([...seen].filter((name) => !/^(computing|bundling|loading)/.test(name))).toEqual([]);
  },
);
