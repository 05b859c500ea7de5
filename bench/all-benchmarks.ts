import type { Benchmark } from './benchmark.ts';
import { chainBenchmark } from './benchmarks/chain.ts';
import { dayBenchmark } from './benchmarks/day.ts';
import { gateBenchmark } from './benchmarks/gate.ts';
import { isolationBenchmark } from './benchmarks/isolation.ts';
import { memoryBenchmark } from './benchmarks/memory.ts';
import { operationsBenchmark } from './benchmarks/operations.ts';
import { schedulesBenchmark } from './benchmarks/schedules.ts';
import { serverBenchmark } from './benchmarks/server.ts';
import { sizesBenchmark } from './benchmarks/sizes.ts';
import { startupBenchmark } from './benchmarks/startup.ts';
import { stateBenchmark } from './benchmarks/state.ts';

/** In the order of the design's budget. */
export const allBenchmarks: readonly Benchmark[] = [
  startupBenchmark,
  serverBenchmark,
  stateBenchmark,
  operationsBenchmark,
  sizesBenchmark,
  chainBenchmark,
  dayBenchmark,
  isolationBenchmark,
  gateBenchmark,
  schedulesBenchmark,
  memoryBenchmark,
];
