/** How orders are looked for; see {@link ExploreOptions.strategy}. */
export type StrategyName = 'auto' | 'directed' | 'urw' | 'pos' | 'pct' | 'random' | 'sequential' | 'natural';

export interface ExploreOptions {
  /** At most so many schedules. @defaultValue 200 */
  readonly runs?: number;
  /** Real time after which no further schedule is begun, ms. @defaultValue 20000 */
  readonly maxTimeMs?: number;
  /** Steps after which a schedule counts as one that never ends. @defaultValue 10000 */
  readonly maxSteps?: number;
  /**
   * `auto` alternates race-directed reversal with a uniform random walk and some partial order sampling; the others run one
   * alone. `natural` is the order of arrival. @defaultValue 'auto'
   */
  readonly strategy?: StrategyName;
  /** Source of all random choices. @defaultValue SKYRIG_SCHEDULE_SEED, else 1 */
  readonly seed?: number | string;
  /** Names the exploration in tokens and regression files; adapters give the test's full name. @defaultValue 'exploration' */
  readonly name?: string;
  /** Replays this token instead of exploring. @defaultValue the environment variable SKYRIG_REPLAY, if it is of this exploration */
  readonly replay?: string;
  /** The command line that replays a token; adapters know their runner's. @defaultValue SKYRIG_REPLAY=… and a hint */
  readonly replayCommand?: (token: string) => string;
  /** Folder of failing tokens, which are run first; `false` keeps none. @defaultValue '.skyrig/regressions' */
  readonly regressions?: string | false;
}

/** What an exploration did. */
export interface ExploreReport {
  readonly schedules: number;
  /** Classes of schedules that differ in the order of conflicting steps. */
  readonly classes: number;
  /** Chance that one more schedule is of a new class, by Good and Turing's estimate: classes met once over schedules. */
  readonly newClassChance: number;
  /** Every reversible race of every class was reversed, and nothing was out of control: no order of conflicting steps is left. */
  readonly isExhaustive: boolean;
  /** Schedules that were given up after `maxSteps`. */
  readonly stepLimited: number;
  /** What the order of was not under control, in words. Empty: fully controlled. */
  readonly uncontrolled: readonly string[];
  /** Choices between at least two steps, per schedule. */
  readonly decisions: { readonly min: number; readonly mean: number; readonly max: number };
  readonly elapsedMs: number;
}
