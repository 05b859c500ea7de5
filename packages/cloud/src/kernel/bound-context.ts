import type { Context, LaterOptions, StepInfo, TaskRequest } from './context.ts';
import type { Ids } from './ids.ts';
import type { Random } from './random.ts';
import type { Access } from './trace.ts';
import type { Cell } from './world.ts';

/** What contexts ask of the kernel; all of it concerns the step being executed. */
export interface ContextBackend<P> {
  readonly clock: { now(): number };
  readonly random: Random;
  readonly ids: Ids;
  readonly ports: Partial<P>;
  readonly endpoint: string;
  readonly step: StepInfo;
  context(service: string, account: string, region: string): Context<object, P>;
  places(service: string): readonly { account: string; region: string }[];
  later(cell: Cell, service: string, options: LaterOptions): void;
  cancel(cell: Cell, service: string, kind: string, key: string): boolean;
  dueOf(cell: Cell, service: string, kind: string, key: string): number | undefined;
  wake(key: string): void;
  startTask(cell: Cell, service: string, task: TaskRequest): void;
  cancelTask(id: string): boolean;
  access(access: Access): void;
  note(name: string, value: string | number | boolean): void;
  causedBy(seqs: readonly number[]): void;
}

/** Binds a backend to one service's cell. Made once per service and place, not per step. */
export function bindContext<P>(backend: ContextBackend<P>, service: string, cell: Cell): Context<object, P> {
  const { account, region } = cell;
  return {
    service,
    account,
    region,
    clock: backend.clock,
    random: backend.random,
    ids: backend.ids,
    get state() {
      return cell.state;
    },
    get ports() {
      return backend.ports;
    },
    get endpoint() {
      return backend.endpoint;
    },
    get step() {
      return backend.step;
    },
    within: (otherAccount, otherRegion) => backend.context(service, otherAccount, otherRegion),
    places: () => backend.places(cell.service),
    later: (options) => backend.later(cell, service, options),
    cancel: (kind, key) => backend.cancel(cell, service, kind, key),
    dueOf: (kind, key) => backend.dueOf(cell, service, kind, key),
    wake: (key) => backend.wake(key),
    startTask: (task) => backend.startTask(cell, service, task),
    cancelTask: (id) => backend.cancelTask(id),
    access: (access) => backend.access(access),
    note: (name, value) => backend.note(name, value),
    causedBy: (seqs) => backend.causedBy(seqs),
  };
}
