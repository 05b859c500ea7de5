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

  test('is gone once removed', async () => {
    const { call, fault } = await withFault({ operation: 'Put' }, { fail: { code: 'Boom' } });
    fault.remove();
    expect(await call('Put', { key: 'a', value: 1 })).toEqual({ writes: 1 });
  });

  test('of an unknown kind, or with an impossible match, is refused', async () => {
    const { kernel } = await createTestKernel();
    expect(() => kernel.faults.inject({ match: {}, effect: { explode: true } as never })).toThrow(
      /give one of fail, delayMs/,
    );
    expect(() => kernel.faults.inject({ match: { nth: 0 }, effect: { stale: true } })).toThrow(/nth is 0/);
    expect(() => kernel.faults.inject({ match: { probability: 2 }, effect: { stale: true } })).toThrow(
      /probability is 2/,
    );
  });
});
