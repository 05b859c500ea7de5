import { machineHost } from '../cloud/machine-host.ts';
import { testActor } from './actor.ts';
import { awsError } from './aws-error.ts';
import { Kernel } from './kernel.ts';
import type { AnyService } from './registry.ts';
import type { ServiceDefinition } from './service.ts';
import { createStoreMap, type StoreMap } from './store-map.ts';
import type { Task, TaskDriver } from './task.ts';
import { Timekeeper } from './timekeeper.ts';
import { waitFor } from './wait.ts';
import { onTestFinished } from 'vitest';

/** A tiny service with one of everything: values, a long poll, delays, repetition, tasks. */
interface BoxState {
  readonly values: StoreMap<string, number>;
  readonly log: StoreMap<number, string>;
  writes: number;
}

interface Put {
  readonly key: string;
  readonly value: number;
}

const box: ServiceDefinition<BoxState, object> = {
  id: 'box',
  createState: () => ({ values: createStoreMap(), log: createStoreMap<string, number>(), writes: 0 }),
  operations: {
    Put: ({ key, value }: Put, context) => {
      context.state.values.set(key, value);
      context.state.writes += 1;
      context.access({ resource: 'box', key, kind: 'write', versionAfter: context.step.seq });
      context.wake(`box:${key}`);
      return { writes: context.state.writes };
    },
    Get: ({ key }: Put, context) => {
      context.access({ resource: 'box', key, kind: 'read' });
      return { value: context.state.values.get(key) };
    },
    Fail: () => {
      throw awsError('BoxError', 'as asked');
    },
    Await: ({ key }: Put, context) => {
      const answer = (): { value: number | undefined } => ({ value: context.state.values.get(key) });
      if (context.state.values.has(key)) return answer();
      return waitFor({ on: [`box:${key}`], untilMs: context.clock.now() + 20_000, retry: answer, expired: answer });
    },
    PutLater: ({ key, value, delayMs, background }: Put & { delayMs: number; background?: boolean }, context) => {
      context.later({ kind: 'put', key, delayMs, payload: { key, value }, background: background ?? false });
      return {};
    },
    Run: ({ name, script }: { name: string; script: readonly unknown[] }, context) => {
      context.startTask({ kind: 'box.script', id: `${name}-${context.ids.hex(4)}`, name, payload: script });
      return {};
    },
    Id: (_input: unknown, context) => ({ id: context.ids.uuid() }),
  },
  occurrences: {
    put: ({ key, value }: Put, context) => {
      context.state.values.set(key, value);
      context.state.log.set(context.step.seq, `${key}@${context.clock.now()}`);
      context.wake(`box:${key}`);
    },
  },
  completions: {
    'box.script': (outcome: string, context, task) => {
      context.state.log.set(context.step.seq, `${task.name} ${outcome}`);
    },
  },
  redeliveries: {
    'box.script': (_outcome: string, context, { kind, id, name, payload }) =>
      context.startTask({ kind, id: `${id}-again`, name, payload }),
  },
};

/** A script's lines: a request `[operation, input]`, or a pause in ms of the cloud's time. */
export type ScriptLine = readonly [operation: string, input: unknown] | number;

function scriptDriver(kernel: () => Kernel<object>): TaskDriver {
  const timers = new Map<string, number>();
  const open = new Map<string, number>();
  const count = (map: Map<string, number>, task: Task, change: number): void =>
    void map.set(task.id, (map.get(task.id) ?? 0) + change);
  return {
    run: async (task) => {
      for (const line of task.payload as readonly ScriptLine[]) {
        if (typeof line === 'number') {
          count(timers, task, 1);
          await new Promise<void>((resolve) => kernel().startTimer(task.id, line, resolve));
          count(timers, task, -1);
          continue;
        }
        count(open, task, 1);
        await kernel().dispatch({ ...place, service: 'box', operation: line[0], input: line[1], actor: task.actor });
        count(open, task, -1);
      }
      return 'done';
    },
    cancel: () => {},
    activity: (task) => ({
      virtualTimers: timers.get(task.id) ?? 0,
      openRequests: open.get(task.id) ?? 0,
      foreign: [],
    }),
    lostOutcome: () => 'lost',
  };
}

const place = { account: '000000000000', region: 'us-east-1' };

export interface TestKernel {
  readonly kernel: Kernel<object>;
  readonly time: Timekeeper<object>;
  readonly call: (operation: string, input?: unknown) => Promise<never>;
  readonly state: () => BoxState;
}

/** A kernel with the test service, starting at 0; closed when the test is over. */
export async function createTestKernel(seed = 1, clock: 'virtual' | 'real' = 'virtual'): Promise<TestKernel> {
  const kernel: Kernel<object> = new Kernel<object>({
    host: machineHost,
    catalogue: { box: () => Promise.resolve(box as unknown as AnyService<object>) },
    clock,
    seed,
    ...(clock === 'virtual' && { startMs: 0 }),
  });
  kernel.registerDriver(
    'box.script',
    scriptDriver(() => kernel),
  );
  await kernel.registry.load('box');
  const time = new Timekeeper(kernel);
  onTestFinished(() => {
    time.stop();
    kernel.close();
  });
  return {
    kernel,
    time,
    call: (operation, input = {}) =>
      kernel.dispatch({ ...place, service: 'box', operation, input, actor: testActor }) as Promise<never>,
    state: () => kernel.cell('box', place.account, place.region).state as BoxState,
  };
}
