import { describe, expect, test } from 'vitest';
import { createTestKernel, type ScriptLine } from './kernel.fixture.ts';
import { randomWalk } from './strategy.ts';

describe('steps', () => {
  test('leave one trace record each, with what they touched and how they ended', async () => {
    const { kernel, call } = await createTestKernel();
    await call('Put', { key: 'a', value: 1 });
    await expect(call('Fail')).rejects.toMatchObject({ code: 'BoxError', status: 400 });
    expect(
      kernel.trace.records.map(({ seq, operation, outcome, accesses }) => ({
        seq,
        operation,
        outcome,
        touched: accesses.length,
      })),
    ).toEqual([
      { seq: 1, operation: 'Put', outcome: 'ok', touched: 1 },
      { seq: 2, operation: 'Fail', outcome: 'BoxError', touched: 0 },
    ]);
  });

  test('an operation that is not built answers 501 by name and is counted', async () => {
    const { kernel, call } = await createTestKernel();
    await expect(call('Missing')).rejects.toMatchObject({
      status: 501,
      message: expect.stringContaining('box:Missing'),
    });
    expect(kernel.notBuilt.get('box:Missing')).toBe(1);
  });

  test('an occurrence has the step that scheduled it as its cause', async () => {
    const { kernel, call, time } = await createTestKernel();
    await call('PutLater', { key: 'a', value: 1, delayMs: 10 });
    await time.settle({ leap: true });
    expect(kernel.trace.records.at(-1)).toMatchObject({ kind: 'occurrence', operation: 'put', causes: [1], at: 10 });
  });
});

describe('waiting', () => {
  test('a waiting request is answered as soon as its key is woken', async () => {
    const { call } = await createTestKernel();
    const waiting = call('Await', { key: 'a' });
    await call('Put', { key: 'a', value: 7 });
    expect(await waiting).toEqual({ value: 7 });
  });

  test('the clock leaps to the end of a wait when nothing else can happen', async () => {
    const { call, kernel } = await createTestKernel();
    expect(await call('Await', { key: 'never' })).toEqual({ value: undefined });
    expect(kernel.clock.now()).toBe(20_000);
  });

  test('what becomes due during a wait ends it before its time is up', async () => {
    const { call, kernel } = await createTestKernel();
    await call('PutLater', { key: 'a', value: 3, delayMs: 5000, background: true });
    expect(await call('Await', { key: 'a' })).toEqual({ value: 3 });
    expect(kernel.clock.now()).toBe(5000);
  });

  test('a request whose client is gone does not wait any more', async () => {
    const { kernel } = await createTestKernel();
    const gone = new AbortController();
    void kernel.dispatch({
      service: 'box',
      operation: 'Await',
      input: { key: 'x' },
      account: '000000000000',
      region: 'us-east-1',
      signal: gone.signal,
      actor: { kind: 'client', id: 'c', name: 'c', identity: 'c', cause: undefined },
    });
    expect(kernel.waiters.size).toBe(1);
    gone.abort();
    expect(kernel.waiters.size).toBe(0);
  });
});

describe('settle', () => {
  test('returns when every task is over, and leaps over its pauses', async () => {
    const { call, kernel, time, state } = await createTestKernel();
    const script: ScriptLine[] = [['Put', { key: 'a', value: 1 }], 60_000, ['Put', { key: 'a', value: 2 }]];
    await call('Run', { name: 'slow', script });
    const report = await time.settle();
    expect(report).toMatchObject({ invocations: 1, elapsedMs: 60_000 });
    expect(state().values.get('a')).toBe(2);
    expect(kernel.tasks.size).toBe(0);
  });

  test('without leap leaves what is due later', async () => {
    const { call, time, kernel } = await createTestKernel();
    await call('PutLater', { key: 'a', value: 1, delayMs: 1000 });
    expect((await time.settle()).elapsedMs).toBe(0);
    expect(kernel.timeline.list()).toHaveLength(1);
  });

  test('with leap fires the background in passing but does not wait for it', async () => {
    const { call, time, kernel, state } = await createTestKernel();
    await call('PutLater', { key: 'recurring', value: 1, delayMs: 500, background: true });
    await call('PutLater', { key: 'retry', value: 1, delayMs: 1000 });
    await call('PutLater', { key: 'ttl', value: 1, delayMs: 2000, background: true });
    await time.settle({ leap: true });
    expect([...state().log.values()]).toEqual(['recurring@500', 'retry@1000']);
    expect(kernel.clock.now()).toBe(1000);
  });

  test('refuses to leap beyond its horizon, and names what lies there', async () => {
    const { call, time } = await createTestKernel();
    await call('PutLater', { key: 'far', value: 1, delayMs: 10_000 });
    await expect(time.settle({ leap: true, horizonMs: 100 })).rejects.toThrow(/box has put \(far\)/);
  });

  test('says who is outstanding when it cannot finish', async () => {
    const { call, time } = await createTestKernel();
    await call('Run', { name: 'stuck', script: [['Await', { key: 'never-put' }]] });
    await time.settle();
    const { kernel, call: call2, time: time2 } = await createTestKernel();
    kernel.registerDriver('box.script', {
      run: () => new Promise(() => {}),
      cancel: () => {},
      activity: () => ({ virtualTimers: 0, openRequests: 0, foreign: ['TCP 10.0.0.1:5432'] }),
      lostOutcome: () => 'lost',
    });
    await call2('Run', { name: 'reports', script: [] });
    await expect(time2.settle({ timeoutMs: 50 })).rejects.toThrow(/reports .*TCP 10\.0\.0\.1:5432/);
  });

  test('names what was invoked most when settling takes too long', async () => {
    const { kernel, call, time } = await createTestKernel();
    const loop = async (): Promise<void> => {
      await call('Run', { name: 'feeds-itself', script: [] });
    };
    const stop = kernel.trace.listen(({ kind }) => {
      if (kind === 'completion') void kernel.host.turn().then(loop);
    });
    await loop();
    await expect(time.settle({ timeoutMs: 50 })).rejects.toThrow(
      /feeds-itself \d+ times\. A function that feeds its own trigger/,
    );
    stop();
    await time.settle();
  });

  test('throws what went wrong in the background', async () => {
    const { kernel, time } = await createTestKernel();
    kernel.bugs.push(new Error('our own bug'));
    await expect(time.settle()).rejects.toThrow('our own bug');
  });
});

describe('advance', () => {
  test('everything due on the way happens in order, at its own time', async () => {
    const { call, time, state, kernel } = await createTestKernel();
    for (const delayMs of [3000, 1000, 2000]) await call('PutLater', { key: `k${delayMs}`, value: 1, delayMs });
    await time.advance(2500);
    expect([...state().log.values()]).toEqual(['k1000@1000', 'k2000@2000']);
    expect(kernel.clock.now()).toBe(2500);
  });

  test('never goes back', async () => {
    const { time } = await createTestKernel();
    await time.advance(10);
    await expect(time.advanceTo(5)).rejects.toMatchObject({ code: 'ERR_SKYRIG_CLOCK' });
    await expect(time.advance(Number.NaN)).rejects.toMatchObject({ code: 'ERR_SKYRIG_CLOCK' });
  });
});

describe('snapshot and restore', () => {
  test('bring back state, timeline, time, ids and the trace', async () => {
    const { kernel, call, time, state } = await createTestKernel();
    await call('Put', { key: 'a', value: 1 });
    await call('PutLater', { key: 'later', value: 2, delayMs: 100 });
    const snapshot = kernel.snapshot();
    const nextId = await call('Id');
    await call('Put', { key: 'a', value: 99 });
    await time.settle({ leap: true });
    kernel.restore(snapshot);
    expect({
      now: kernel.clock.now(),
      a: state().values.get('a'),
      due: kernel.timeline.list().length,
      traced: kernel.trace.records.length,
    }).toEqual({ now: 0, a: 1, due: 1, traced: 2 });
    expect(await call('Id')).toEqual(nextId);
  });

  test('a snapshot is not changed by what happens after a restore', async () => {
    const { kernel, call, state } = await createTestKernel();
    await call('Put', { key: 'a', value: 1 });
    const snapshot = kernel.snapshot();
    for (const value of [2, 3]) {
      kernel.restore(snapshot);
      expect(state().values.get('a')).toBe(1);
      await call('Put', { key: 'a', value });
    }
  });

  test('stop what runs and give up what waits', async () => {
    const { kernel, call } = await createTestKernel();
    const snapshot = kernel.snapshot();
    const waiting = call('Await', { key: 'a' });
    await call('Run', { name: 'sleeper', script: [1000] });
    kernel.restore(snapshot);
    await expect(waiting).rejects.toMatchObject({ code: 'RequestAbortedException' });
    expect(kernel.tasks.size).toBe(0);
  });

  test('a task that was under way in the snapshot is reported lost', async () => {
    const { kernel, call, time, state } = await createTestKernel();
    await call('Run', { name: 'sleeper', script: [1000] });
    kernel.restore(kernel.snapshot());
    await time.settle();
    expect([...state().log.values()]).toEqual(['sleeper lost']);
  });
});

describe('the controlled gate', () => {
  const increment = (key: string, value: number): ScriptLine[] => [
    ['Get', { key }],
    ['Put', { key, value }],
  ];

  async function run(seed: number): Promise<string> {
    const { kernel, call, time } = await createTestKernel();
    kernel.gate.control(randomWalk(seed));
    await Promise.all([1, 2, 3].map((value) => call('Run', { name: `f${value}`, script: increment('n', value) })));
    await time.settle({ leap: true });
    return JSON.stringify(kernel.trace.records);
  }

  test('gives the same trace, byte for byte, for the same seed', async () => {
    expect(await run(42)).toBe(await run(42));
  });

  test('gives different orders for different seeds', async () => {
    const traces = new Set<string>();
    for (let seed = 0; seed < 5; seed++) traces.add(await run(seed));
    expect(traces.size).toBeGreaterThan(1);
  });

  test('ends a pause of no length without the clock moving', async () => {
    const { kernel, call, time } = await createTestKernel();
    kernel.gate.control(randomWalk(1));
    await call('Run', {
      name: 'f',
      script: [0, ['Put', { key: 'a', value: 1 }], 0.1, ['Put', { key: 'b', value: 2 }]],
    });
    await time.settle({ timeoutMs: 1000 });
    expect(kernel.clock.now()).toBe(0.1);
    expect(await call('Get', { key: 'b' })).toMatchObject({ value: 2 });
  });

  test('lets everything parked through when it is released', async () => {
    const { kernel, call } = await createTestKernel();
    kernel.gate.control(randomWalk(1));
    const put = call('Put', { key: 'a', value: 1 });
    kernel.gate.release();
    expect(await put).toEqual({ writes: 1 });
  });
});
