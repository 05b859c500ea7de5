import type { TestResult } from './test-result.ts';

/** Where a run happened. */
export interface RunEnvironment {
  /** `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** Runtime and version: `node 20.20.2`. */
  readonly runtime: string;
  readonly isCi: boolean;
  /** Hash over everything above and the CPU count, to group runs by. */
  readonly fingerprint: string;
}

/** One shard of one run of a suite: what one history file holds. */
export interface Run {
  /** The same for every shard of a run. */
  readonly runId: string;
  /** From 1; 1 where there are no shards. */
  readonly shard: number;
  readonly shards: number;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Runner and version: `vitest 4.1.12`, `pytest`. */
  readonly tool: string;
  readonly commit?: string;
  readonly branch?: string;
  /** Changes when the code under test does; the commit where nothing better is known. */
  readonly codeHash?: string;
  /** Seed of the order of tests. */
  readonly seed?: string;
  readonly environment: RunEnvironment;
  readonly tests: readonly TestResult[];
}
