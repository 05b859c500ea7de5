import type { Cloud, Snapshot } from '@skyrig/cloud';
import { replayCommandOf, testNameOf, type NamedTest, type RunnerName } from '../rig/test-name.ts';
import type { ExploreOptions, ExploreReport } from './explore/explore-options.ts';
import type { MutationBench } from './effects/mutation/mutation-bench.ts';
import type { FaultReport, FaultSearchOptions } from './fault-search/fault-report.ts';
import type { IdempotencyOptions, IdempotencyReport } from './idempotency/idempotency-options.ts';
import { assertAllowedRace, type AllowedRace } from './races/race-policy.ts';
import { RaceMemory } from './races/race-memory.ts';
import type { RaceFinding } from './races/race-warning.ts';

/** What the lab needs to know of the test whose cloud it works on. */
export interface TestLabHost {
  readonly cloud: Cloud;
  /** Where the test began. */
  readonly start: { readonly snapshot: Snapshot; readonly seq: number };
  /** Whether functions run in the test's own thread, where every step is in the cloud's hands. */
  readonly isInline: boolean;
  /** To be called after a rewind. */
  rewound(): Promise<void>;
  /** Names that the templates give to resources, by the names they have in the cloud. */
  logicalNames(): ReadonlyMap<string, string>;
}

export interface TestLabOptions {
  readonly races?: 'warn' | 'fail' | 'off';
  readonly allowedRaces?: readonly AllowedRace[];
}

/** The lab as a test uses it; its parts are loaded when they are first needed. */
export class TestLab {
  readonly #host: TestLabHost;
  readonly #options: TestLabOptions;
  readonly #allowedRaces: AllowedRace[];
  readonly #raceMemory: RaceMemory;
  #name: string | undefined;
  #replayCommand: ((token: string) => string) | undefined;
  #replayed: (() => void) | undefined;
  /** Whether searches search; else they run their bodies once, as they are. */
  #isSearching: boolean;

  constructor(host: TestLabHost, options: TestLabOptions, parent?: TestLab) {
    this.#host = host;
    this.#options = options;
    options.allowedRaces?.forEach(assertAllowedRace);
    this.#allowedRaces = parent ? [...parent.#allowedRaces] : [...(options.allowedRaces ?? [])];
    this.#raceMemory = parent ? parent.#raceMemory : new RaceMemory();
    this.#isSearching = parent ? parent.#isSearching : true;
  }

  /** What runs a body again and again from the present state. */
  get bench(): MutationBench {
    return {
      cloud: this.#host.cloud,
      rewound: () => this.#host.rewound(),
      readable: (text) => this.#readable(text),
      withoutSearches: (run) => this.#withoutSearches(run),
    };
  }

  /** A test begins: what it is called names its explorations, and decides whether SKYRIG_REPLAY is meant for it. */
  async beginTest(test: NamedTest, runner: RunnerName): Promise<void> {
    this.#name = testNameOf(test);
    this.#replayCommand = replayCommandOf(runner, test);
    if ((process.env['SKYRIG_REPLAY'] ?? '') === '') return;
    const { replayInTest } = await import('./replay/replay-in-test.ts');
    this.#replayed = replayInTest(this.#host.cloud, this.#name);
  }

  /** The test is over and the cloud about to be rewound. */
  endTest(): void {
    if (this.#replayed) this.#host.cloud.control(undefined);
    this.#replayed = undefined;
  }

  async explore(body: () => unknown, options: ExploreOptions): Promise<ExploreReport> {
    if (!this.#isSearching) return (await import('./run-once.ts')).exploreOnce(body);
    const { explore } = await import('./explore/explore.ts');
    const seed = process.env['SKYRIG_SCHEDULE_SEED'] ?? '';
    return explore(this.bench, body, {
      ...(seed !== '' && { seed }),
      ...(this.#name !== undefined && { name: this.#name }),
      ...(this.#replayCommand && { replayCommand: this.#replayCommand }),
      ...options,
    });
  }

  async checkIdempotency(body: () => unknown, options: IdempotencyOptions): Promise<IdempotencyReport> {
    if (!this.#isSearching) return (await import('./run-once.ts')).checkIdempotencyOnce(body);
    const { checkIdempotency } = await import('./idempotency/check-idempotency.ts');
    return checkIdempotency(this.bench, body, options);
  }

  async exploreFaults(body: () => unknown, options: FaultSearchOptions): Promise<FaultReport> {
    if (!this.#isSearching) return (await import('./run-once.ts')).exploreFaultsOnce(body);
    const { exploreFaults } = await import('./fault-search/explore-faults.ts');
    return exploreFaults(this.bench, body, options);
  }

  allowRace(race: AllowedRace): void {
    assertAllowedRace(race);
    this.#allowedRaces.push(race);
  }

  async races(
    options: { readonly memory?: RaceMemory; readonly latent?: boolean } = {},
  ): Promise<readonly RaceFinding[]> {
    const { cloud, start, isInline } = this.#host;
    const records = cloud.trace.since(start.seq + 1);
    const invoked = new Set(records.flatMap(({ actor }) => (actor.kind === 'invocation' ? [actor.id] : [])));
    // A race takes two.
    if (invoked.size < 2 && options.latent !== true) return [];
    const { watchRaces } = await import('./races/race-watch.ts');
    return watchRaces({
      bench: this.bench,
      records,
      start: isInline ? start.snapshot : undefined,
      allowed: this.#allowedRaces,
      name: this.#name ?? 'exploration',
      ...options,
    });
  }

  async reportRaces(tell: (text: string) => void): Promise<void> {
    const { races = 'warn' } = this.#options;
    this.#replayed?.();
    if (races === 'off') return;
    // Runs that change the test's effects are told the same each time.
    const memory = this.#isSearching ? this.#raceMemory : new RaceMemory();
    const findings = await this.races(races === 'warn' ? { memory } : {});
    if (findings.length === 0) return;
    const { formatRaces, racesError } = await import('./races/race-watch.ts');
    const text = this.#readable(formatRaces(findings, this.#replayCommand));
    if (races === 'fail') throw racesError(text);
    tell(text);
  }

  async #withoutSearches<T>(run: () => Promise<T>): Promise<T> {
    const before = this.#isSearching;
    this.#isSearching = false;
    return run().finally(() => (this.#isSearching = before));
  }

  /* Long names first: one may begin with another. */
  #readable(text: string): string {
    const names = [...this.#host.logicalNames()].sort(([a], [b]) => b.length - a.length);
    return names.reduce((readable, [physical, logical]) => readable.replaceAll(physical, logical), text);
  }
}
