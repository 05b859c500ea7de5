import { skyrigError, type Cloud, type DeployedStack, type Snapshot } from '@skyrig/cloud';
import { findObservationPlace } from '../../observations/observation-folder.ts';
import type { NamedTest } from '../../rig/test-name.ts';
import type { EffectsReport, EffectsSetting } from './effect-unit.ts';
import type { FoundEffects } from './effects-of.ts';
import { effectsOptionsOf, readEffectsSetting } from './effects-setting.ts';
import { Follower } from './follower.ts';
import type { MutationBench } from './mutation/mutation-bench.ts';
import type { MutateOptions, MutationReport } from './mutation/mutation-report.ts';

/** What following effects needs of the test whose cloud it works on. */
export interface TestEffectsHost {
  readonly cloud: Cloud;
  readonly start: { readonly snapshot: Snapshot; readonly seq: number };
  readonly isInline: boolean;
  stacks(): readonly DeployedStack[];
}

/** The effects of a test: what it looked at is followed where that is asked for; the rest is loaded when it is needed. */
export class TestEffects {
  readonly #host: TestEffectsHost;
  readonly #setting: EffectsSetting;
  #follower: Follower | undefined;
  #test: NamedTest | undefined;
  #isMutating = false;

  constructor(host: TestEffectsHost, setting?: EffectsSetting) {
    this.#host = host;
    this.#setting = readEffectsSetting(setting);
    if (this.#setting !== 'off' || findObservationPlace() !== undefined) this.#follow();
  }

  /** Follows what the test reads; undefined when nobody asked for it. */
  get follower(): Follower | undefined {
    return this.#follower;
  }

  /** A test begins: what it is called names its effects among those of its file. */
  beginTest(test: NamedTest): void {
    this.#test = test;
  }

  /** A test begins or is over. */
  clear(): void {
    this.#follower?.clear();
  }

  /** What has been written since the test began, and how closely it was looked at. */
  async report(): Promise<EffectsReport> {
    if (this.#follower) return (await this.find()).report;
    throw skyrigError(
      'EFFECTS',
      "What this test looks at is not followed: start its cloud with effects: 'follow' (or 'warn', or a threshold).",
    );
  }

  async find(): Promise<FoundEffects> {
    const [{ findEffects }, { createIgnore }, { configuredIgnores }] = await Promise.all([
      import('./effects-of.ts'),
      import('./ignored-effects.ts'),
      import('./configured-ignores.ts'),
    ]);
    const follower = this.#follow();
    const { cloud, start } = this.#host;
    return findEffects({
      records: cloud.trace.since(start.seq + 1),
      stacks: this.#host.stacks(),
      log: follower.log,
      followedSteps: follower.followedSteps,
      isIgnored: createIgnore([...(await configuredIgnores()), ...(effectsOptionsOf(this.#setting).ignore ?? [])]),
    });
  }

  /**
   * For the end of a test that passed: keeps its effects for its file's, tells what it did not look at, or throws when that is
   * too much.
   */
  async check(tell: (text: string) => void): Promise<void> {
    if (this.#setting === 'off' || (this.#setting === 'follow' && !this.#test)) return;
    const { threshold, warn = threshold === undefined && this.#setting !== 'follow' } = effectsOptionsOf(this.#setting);
    const report = await this.report();
    if (this.#test) {
      const { noteTestEffects } = await import('./file-effects.ts');
      noteTestEffects(this.#test, report, { isTold: this.#setting !== 'follow', hasWarned: warn });
    }
    const { effectsError, formatUnverified } = await import('./format-effects.ts');
    if (threshold !== undefined && report.score < threshold) throw effectsError(report, threshold);
    const text = warn ? formatUnverified(report) : undefined;
    if (text !== undefined) tell(text);
  }

  /** Runs a body with its effects changed, one after another. */
  async mutate(bench: MutationBench, body: () => unknown, options: MutateOptions): Promise<MutationReport> {
    const { mutateEffects } = await import('./mutation/mutate-effects.ts');
    if (this.#isMutating) return (await import('./mutation/mutate-nothing.ts')).mutateNothing(body);
    this.#follow();
    this.#isMutating = true;
    const { isInline } = this.#host;
    try {
      return await bench.withoutSearches(() =>
        mutateEffects({ bench, isInline, find: () => this.find() }, body, options),
      );
    } finally {
      this.#isMutating = false;
    }
  }

  close(): void {
    this.#follower?.close();
    this.#follower = undefined;
  }

  #follow(): Follower {
    this.#follower ??= new Follower(this.#host.cloud);
    return this.#follower;
  }
}
