import { seedState, type RandomState } from './random.ts';
import { createTimelineState, type TimelineState } from './timeline.ts';

/** The kernel's own state, a cell of the world like any service's: snapshots and the journal carry it. */
export interface KernelState extends TimelineState {
  random: RandomState;
  /** Sequence number of the last step. */
  seq: number;
}

export const KERNEL_CELL = 'kernel';

export function createKernelState(seed: number | string): KernelState {
  return { ...createTimelineState(), random: seedState(seed), seq: 0 };
}
