import { describe, expect, test } from 'vitest';
import { listeningCloud, sendRaw } from '../../gateway/http.fixture.ts';
import { controlOperations } from './operations.ts';

async function control(options?: Parameters<typeof listeningCloud>[0]) {
  const { cloud, url } = await listeningCloud(options);
  const send = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: never }> => {
    const answer = await sendRaw(url, { method, path, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return { status: answer.status, body: JSON.parse(answer.body) as never };
  };
  return { cloud, url, send };
}

describe('the control plane', () => {
  test('tells its health, also where LocalStack users look', async () => {
    const { send } = await control();
    expect(await send('GET', '/_skyrig/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', services: { sqs: 'available' } },
    });
    expect(await send('GET', '/_localstack/health')).toMatchObject({
      status: 200,
      body: { services: { sqs: 'available' } },
    });
  });

  test('saves, restores and resets the whole cloud', async () => {
    const { cloud, send } = await control();
    await cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
    await send('POST', '/_skyrig/snapshot', { name: 'one queue' });
    await cloud.call('sqs', 'SendMessage', { QueueUrl: 'q', MessageBody: 'x' });
    await send('POST', '/_skyrig/restore', { name: 'one queue' });
    expect(await cloud.peekQueue('q')).toEqual([]);
    await send('POST', '/_skyrig/reset');
    await expect(cloud.peekQueue('q')).rejects.toMatchObject({ code: 'QueueDoesNotExist' });
  });

  test('moves the clock and settles', async () => {
    const { cloud, send } = await control({ startTime: '2026-01-01T00:00:00Z' });
    expect(await send('POST', '/_skyrig/clock', { advanceMs: 90_000 })).toMatchObject({
      body: { iso: '2026-01-01T00:01:30.000Z', mode: 'virtual' },
    });
    await send('POST', '/_skyrig/clock', { to: '2026-02-01T00:00:00Z' });
    expect(cloud.clock.now()).toBe(Date.UTC(2026, 1, 1));
    expect(await send('POST', '/_skyrig/settle', { leap: true })).toMatchObject({
      status: 200,
      body: { invocations: 0 },
    });
  });

  test('injects faults, lists how often they acted, and clears them', async () => {
    const { cloud, send } = await control();
    await send('POST', '/_skyrig/faults', {
      name: 'slow down',
      match: { service: 'sqs' },
      effect: { fail: { code: 'RequestThrottled' } },
    });
    await expect(cloud.call('sqs', 'ListQueues', {})).rejects.toMatchObject({ code: 'RequestThrottled' });
    expect(await send('GET', '/_skyrig/faults')).toMatchObject({
      body: { faults: [{ name: 'slow down', applied: 1 }] },
    });
    await send('DELETE', '/_skyrig/faults');
    await expect(cloud.call('sqs', 'ListQueues', {})).resolves.toBeDefined();
  });

  test('gives the trace from a step on', async () => {
    const { cloud, send } = await control();
    await cloud.call('sqs', 'CreateQueue', { QueueName: 'a' });
    await cloud.call('sqs', 'CreateQueue', { QueueName: 'b' });
    expect(await send('GET', '/_skyrig/trace?since=2')).toMatchObject({
      body: { records: [{ seq: 2, operation: 'CreateQueue' }], dropped: 0 },
    });
  });

  test.each([
    ['POST', '/_skyrig/snapshot', {}, 400, /lacks name/],
    ['POST', '/_skyrig/restore', { name: 'never' }, 400, /no snapshot named never. Known: none/],
    ['POST', '/_skyrig/clock', {}, 400, /either advanceMs or to/],
    ['POST', '/_skyrig/clock', { advanceMs: -1 }, 400, /advanceMs is -1/],
    ['POST', '/_skyrig/settle', { leaps: true }, 400, /unknown member leaps. Known: leap, horizonMs, timeoutMs/],
    ['POST', '/_skyrig/faults', { match: {}, effect: { explode: true } }, 400, /unknown member explode/],
    ['GET', '/_skyrig/trace?since=x', undefined, 400, /since/],
    ['GET', '/_skyrig/nothing', undefined, 404, /Known: \/_skyrig\/health/],
    ['PUT', '/_skyrig/clock', undefined, 405, /takes GET, POST, not PUT/],
  ])('refuses %s %s %j and says why', async (method, path, body, status, text) => {
    const { send } = await control();
    const answer = await send(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      code: expect.stringMatching(/^ERR_SKYRIG_/),
      message: expect.stringMatching(text),
    });
  });

  test('is described by the OpenAPI document it serves', async () => {
    const { send } = await control();
    const document = (await send('GET', '/_skyrig/openapi.json')).body as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const described = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(described.sort()).toEqual(controlOperations.map(({ id }) => id).sort());
  });
});
