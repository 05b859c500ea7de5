import { getHeapStatistics } from 'node:v8';
import { real } from './real.ts';

/** How long a reading stands: taking one costs as much as a short handler. */
const freshMs = 20;
let readAt = Number.NEGATIVE_INFINITY;
let megabytes = 0;

/** How much memory this thread's heap holds, in megabytes. */
export function heapMegabytes(): number {
  const now = real.elapsed();
  if (now - readAt >= freshMs) {
    readAt = now;
    megabytes = Math.ceil(getHeapStatistics().used_heap_size / 1_048_576);
  }
  return megabytes;
}
