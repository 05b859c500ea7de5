import { expect, test } from 'vitest';
import { invocationOf, specOf } from '../test-host.ts';
import { createRig } from '../test-rig.ts';

test('40 concurrent invocations: every request is attributed to its own, under one module graph of the SDK', async () => {
  const { host, project } = createRig({
    'index.ts': `
      import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
      const client = new DynamoDBClient({});
      export const handler = async (event: { id: string }) => {
        await client.send(new GetItemCommand({ TableName: 't', Key: { id: { S: event.id } } }));
        await new Promise((resolve) => setTimeout(resolve, 10));
        await Promise.all([1, 2].map((n) => client.send(new PutItemCommand({ TableName: 't', Item: { id: { S: event.id }, n: { N: String(n) } } }))));
        console.log(event.id);
        return event.id;
      };`,
  });
  const invocations = Array.from({ length: 40 }, () => {
    const requestId = crypto.randomUUID();
    return {
      environment: host.compute.createEnvironment(specOf(project.path)),
      invocation: invocationOf(host, { id: requestId }, { requestId, traceHeader: `Root=${requestId}` }),
    };
  });
  const outcomes = await host.drive(
    Promise.all(invocations.map(({ environment, invocation }) => environment.invoke(invocation))),
  );
  expect(outcomes.map((outcome) => outcome.payload)).toEqual(
    invocations.map(({ invocation }) => JSON.stringify(invocation.requestId)),
  );
  expect(host.requests).toHaveLength(120);
  for (const { environmentId, invocationId, request } of host.requests) {
    const body = JSON.parse(Buffer.from(request.body).toString()) as {
      Key?: { id: { S: string } };
      Item?: { id: { S: string } };
    };
    const owner = invocations.find(({ invocation }) => invocation.requestId === invocationId);
    expect([(body.Key ?? body.Item)?.id.S, request.headers['x-amzn-trace-id'], environmentId]).toEqual([
      invocationId,
      `Root=${String(invocationId)}`,
      owner?.environment.id,
    ]);
  }
  for (const { invocationId, entry } of host.logs)
    expect(entry.line).toBe(
      `${new Date(entry.timestamp).toISOString()}\t${String(invocationId)}\tINFO\t${String(invocationId)}`,
    );
});

test('timers, dates and variables of the test around an invocation are the real ones', async () => {
  const { invoke } = createRig({
    'index.js': `exports.handler = async () => { process.env.LEAKED = 'yes'; globalThis.setTimeout(() => {}, 1); return Date.now(); };`,
  });
  expect(JSON.parse((await invoke()).payload)).toBe(Date.UTC(2026, 0, 1));
  expect(Date.now()).toBeGreaterThan(Date.UTC(2026, 0, 2));
  expect(process.env['LEAKED']).toBeUndefined();
});

test('in real time, timers take their time', async () => {
  const { environment, host } = createRig(
    {
      'index.js': `exports.handler = async () => { const start = Date.now(); await new Promise((resolve) => setTimeout(resolve, 30)); return Date.now() - start >= 29; };`,
    },
    {},
    { virtual: false },
  );
  expect(await environment.invoke(invocationOf(host))).toMatchObject({ kind: 'success', payload: 'true' });
});
