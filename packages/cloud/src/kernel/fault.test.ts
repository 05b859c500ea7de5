import { describe, expect, test } from 'vitest';
import type { FaultEffect, FaultMatch } from './fault.ts';
import { createTestKernel } from './kernel.fixture.ts';

async function withFault(match: FaultMatch, effect: FaultEffect) {
  const test = await createTestKernel();
  const fault = test.kernel.faults.inject({ match: { service: 'box', ...match }, effect });
  return { ...test, fault };
}

describe('a fault', () => {
  test('fails the nth matching request with the named error and changes nothing', async () => {
    const { call, state, fault, kernel } = await withFault(
      { operation: 'Put', nth: 2 },
      { fail: { code: 'ThrottlingException' } },
    );
    await call('Put', { key: 'a', value: 1 });
    await expect(call('Put', { key: 'a', value: 2 })).rejects.toMatchObject({
      code: 'ThrottlingException',
      status: 400,
    });
    await call('Put', { key: 'b', value: 3 });
    expect(state().values.get('a')).toBe(1);
    expect(fault).toMatchObject({ matched: 3, applied: 1 });
    expect(kernel.trace.records[1]).toMatchObject({ fault: 'fail', outcome: 'ThrottlingException' });
  });

  test('delays a request by the cloud’s time', async () => {
    const { call, kernel } = await withFault({ operation: 'Put' }, { delayMs: 3000 });
    await call('Put', { key: 'a', value: 1 });
    expect(kernel.clock.now()).toBe(3000);
  });

  test('lets a function that waits for a delayed request count as waiting, and gives the request up when the cloud is rewound', async () => {
    const { call, kernel } = await withFault({ operation: 'Put' }, { delayMs: 3000 });
    const before = kernel.snapshot();
    await call('Run', { name: 'f', script: [['Put', { key: 'a', value: 1 }]] });
    await kernel.quiescence.actorsBlocked(Number.POSITIVE_INFINITY);
    expect([...kernel.quiescence.uncontrolled.keys()]).toEqual([]);
    expect(kernel.waiters.all().map(({ step }) => step.operation)).toEqual(['Put']);
    kernel.restore(before);
    expect(kernel.waiters.size).toBe(0);
    expect(kernel.nextDue()).toBeUndefined();
  });

  test('executes a request twice', async () => {
    const { call } = await withFault({ operation: 'Put', times: 1 }, { duplicate: true });
    expect(await call('Put', { key: 'a', value: 1 })).toEqual({ writes: 2 });
  });

  test('executes a request and loses its response', async () => {
    const { call, state } = await withFault({ operation: 'Put' }, { loseResponse: true });
    await expect(call('Put', { key: 'a', value: 1 })).rejects.toMatchObject({ status: 500 });
    expect(state().values.get('a')).toBe(1);
  });

  test('makes reads answer from before the last write', async () => {
    const { call } = await withFault({ operation: 'Get' }, { stale: true });
    await call('Put', { key: 'a', value: 1 });
    await call('Put', { key: 'a', value: 2 });
    expect(await call('Get', { key: 'a' })).toEqual({ value: 1 });
    expect(await call('Get', { key: 'a', ConsistentRead: true })).toEqual({ value: 2 });
  });

  test('matches only its resource and actor', async () => {
    const { call } = await withFault({ resource: 'orders', actor: 'test' }, { fail: { code: 'Boom' } });
    await call('Put', { key: 'carts', value: 1 });
    await expect(call('Put', { key: 'orders', value: 1 })).rejects.toMatchObject({ code: 'Boom', status: 500 });
  });

  test('discards what a request does, and answers as if it had been done', async () => {
    const { call, state, kernel } = await withFault({ operation: 'Put', nth: 2 }, { discard: true });
    await call('Put', { key: 'a', value: 1 });
    expect(await call('Put', { key: 'a', value: 2 })).toEqual({ writes: 2 });
    expect(state().values.get('a')).toBe(1);
    expect(await call('Put', { key: 'b', value: 3 })).toEqual({ writes: 2 });
    expect(kernel.trace.records.map(({ seq, fault }) => [seq, fault])).toEqual([
      [1, undefined],
      [2, 'discard'],
      [3, undefined],
    ]);
  });

  test('discards what a request sets going later', async () => {
    const { call, kernel } = await withFault({ operation: 'PutLater' }, { discard: true });
    await call('PutLater', { key: 'a', value: 1, delayMs: 10 });
    expect(kernel.nextDue()).toBeUndefined();
  });

  test('rewrites the input of the request that is meant, and the trace has what was executed', async () => {
    const { call, state, kernel, fault } = await withFault(
      { when: ({ input }) => (input as { readonly value?: number }).value === 2 },
      {
        rewrite: (input) => ({ ...(input as object), value: 20 }),
        reply: (answer, input) => ({ answer, input }),
      },
    );
    await call('Put', { key: 'a', value: 1 });
    const reply = { answer: { writes: 2 }, input: { key: 'b', value: 2 } };
    expect(await call('Put', { key: 'b', value: 2 })).toEqual(reply);
    expect([state().values.get('a'), state().values.get('b')]).toEqual([1, 20]);
    expect(kernel.trace.records[1]).toMatchObject({ fault: 'rewrite', input: { key: 'b', value: 20 } });
    expect(fault.applied).toBe(1);
  });

  test('leaves a request without an answer, and the others alone', async () => {
    const { call, kernel, state } = await withFault({ operation: 'Put', times: 1 }, { hang: true });
    const answers: unknown[] = [];
    // Closing the kernel gives it up.
    call('Put', { key: 'a', value: 1 }).then(
      (answer) => answers.push(answer),
      () => {},
    );
    await call('Put', { key: 'b', value: 2 });
    expect(answers).toEqual([]);
    expect([...state().values.keys()]).toEqual(['b']);
    expect(kernel.trace.records[0]).toMatchObject({ outcome: 'waiting', fault: 'hang' });
  });

  test('answers something else and changes nothing', async () => {
    const { call, state } = await withFault({ operation: 'Put' }, { answer: { writes: 99 } });
    expect(await call('Put', { key: 'a', value: 1 })).toEqual({ writes: 99 });
    expect(state().values.size).toBe(0);
  });

  test('fails with the members that the error has', async () => {
    const { call } = await withFault({}, { fail: { code: 'Boom', status: 409, fields: { Reasons: ['no'] } } });
    await expect(call('Put', { key: 'a', value: 1 })).rejects.toMatchObject({
      status: 409,
      fields: { Reasons: ['no'] },
    });
  });

  test('runs an invocation again when it has ended, and only then tells of its end', async () => {
    const { call, kernel, time, state } = await withFault({ times: 1 }, { redeliver: true });
    await call('Run', { name: 'worker', script: [['Put', { key: 'a', value: 1 }]] });
    await time.settle();
    expect(state().writes).toBe(2);
    expect([...state().log.values()]).toEqual(['worker done']);
    const ends = kernel.trace.records.filter(({ kind }) => kind === 'completion');
    expect(ends.map(({ fault }) => fault)).toEqual(['redeliver', undefined]);
  });

  test('is for the one request or invocation of an identity', async () => {
    const { call, kernel, time, state } = await withFault({ identity: 'nobody' }, { fail: { code: 'Boom' } });
    await call('Run', { name: 'worker', script: [['Put', { key: 'a', value: 1 }]] });
    await time.settle();
    expect(state().values.get('a')).toBe(1);
    const { identity } = kernel.trace.records.find(({ kind }) => kind === 'completion')?.actor ?? expect.fail();
    kernel.faults.inject({ match: { identity }, effect: { fail: { code: 'Boom' } } });
    await expect(call('Put', { key: 'b', value: 1 })).resolves.toMatchObject({ writes: 2 });
  });

  test('is gone once removed', async () => {
    const { call, fault } = await withFault({ operation: 'Put' }, { fail: { code: 'Boom' } });
    fault.remove();
    expect(await call('Put', { key: 'a', value: 1 })).toEqual({ writes: 1 });
  });

  test('of an unknown kind, or with an impossible match, is refused', async () => {
    const { kernel } = await createTestKernel();
    expect(() => kernel.faults.inject({ match: {}, effect: { explode: true } as never })).toThrow(
      /give one of fail, answer/,
    );
    expect(() => kernel.faults.inject({ match: { nth: 0 }, effect: { stale: true } })).toThrow(/nth is 0/);
    expect(() => kernel.faults.inject({ match: { probability: 2 }, effect: { stale: true } })).toThrow(
      /probability is 2/,
    );
  });
});
