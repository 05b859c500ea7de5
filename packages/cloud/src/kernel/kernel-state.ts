import { seedState, type RandomState } from './random.ts';
import { createStoreMap, type StoreMap } from './store-map.ts';
import type { Task } from './task.ts';
import { createTimelineState, type TimelineState } from './timeline.ts';

/** The kernel's own state, a cell of the world like any service's: snapshots and the journal carry it. */
export interface KernelState extends TimelineState {
  random: RandomState;
  /** Sequence number of the last step. */
  seq: number;
  /** Tasks under way: a world that is restored or read from disk has lost them, and their services are told. */
  running: StoreMap<string, Task>;
}

export const KERNEL_CELL = 'kernel';

export function createKernelState(seed: number | string): KernelState {
  return { ...createTimelineState(), random: seedState(seed), seq: 0, running: createStoreMap() };
}
