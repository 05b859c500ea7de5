import { expect, test } from 'vitest';
import { invocationOf, jsonResponse } from './test-host.ts';
import { createRig } from './test-rig.ts';
import type { ComputeMode } from './types.ts';

const branches = 3;
const steps = 5;

test.each<ComputeMode>(['inline', 'thread'])(
  '%s: at every rest, each branch of the code has exactly one request parked',
  async (mode) => {
    const { environment, host } = createRig(
      {
        'index.ts': `
      import { DynamoDBClient, PutItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
      import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
      const dynamo = new DynamoDBClient({});
      const s3 = new S3Client({});
      async function branch(name: string) {
        for (let step = 0; step < ${steps}; step++) {
          if (step % 3 === 0) await dynamo.send(new PutItemCommand({ TableName: name, Item: { n: { N: String(step) } } }));
          else if (step % 3 === 1) await (await s3.send(new GetObjectCommand({ Bucket: name, Key: 'k' }))).Body?.transformToString();
          else await fetch('https://sqs.us-east-1.amazonaws.com/' + name).then((response) => response.text());
          for (let i = 0; i < step * 7; i++) await null;
          if (step === 2) await new Promise((resolve) => setImmediate(resolve));
        }
      }
      export const handler = async () => { await Promise.all(['aaa', 'bbb', 'ccc'].map(branch)); return 'done'; };`,
      },
      { mode },
      { parks: true },
    );
    const outcome = environment.invoke(invocationOf(host, {}, { deadlineMs: host.now() + 60_000 }));
    const open = new Set(['aaa', 'bbb', 'ccc']);
    /** Whose requests are parked, in the order of arrival. */
    const names: string[] = [];
    const answered = new Map<string, number>();
    let turn = 0;
    for (await host.rest(); open.size > 0; await host.rest()) {
      for (const { request } of host.requests.slice(turn + names.length))
        names.push(/aaa|bbb|ccc/.exec(request.url + Buffer.from(request.body).toString())?.[0] ?? '');
      expect(host.parked).toHaveLength(open.size);
      const { requestsStarted, responsesDelivered, foreign } = environment.activity();
      expect([requestsStarted, requestsStarted - responsesDelivered, foreign]).toEqual([
        host.requests.length,
        open.size,
        [],
      ]);
      // Answers them in an order that changes.
      const index = (turn * 2) % open.size;
      turn += 1;
      const name = names.splice(index, 1)[0] ?? '';
      const count = (answered.get(name) ?? 0) + 1;
      answered.set(name, count);
      if (count === steps) open.delete(name);
      host.parked.splice(index, 1)[0]?.(jsonResponse({}));
    }
    expect(turn).toBe(branches * steps);
    expect(host.requests).toHaveLength(branches * steps);
    expect(await host.drive(outcome)).toMatchObject({
      kind: 'success',
      payload: '"done"',
      stillRunningAfterReturn: [],
    });
  },
);
