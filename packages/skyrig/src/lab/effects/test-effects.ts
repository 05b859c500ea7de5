import { skyrigError, type Cloud, type DeployedStack, type Snapshot } from '@skyrig/cloud';
import { findObservationPlace } from '../../observations/observation-folder.ts';
import type { Bench } from '../explore/schedule-runner.ts';
import type { EffectsOptions, EffectsReport, EffectsSetting } from './effect-unit.ts';
import type { FoundEffects } from './effects-of.ts';
import { Follower } from './follower.ts';
import { assertIgnoredEffect } from './ignored-effects.ts';
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

  constructor(host: TestEffectsHost, setting: EffectsSetting = 'off') {
    this.#host = host;
    this.#setting = setting;
    assertSetting(setting);
    if (setting !== 'off' || findObservationPlace() !== undefined) this.#follow();
  }

  /** Follows what the test reads; undefined when nobody asked for it. */
  get follower(): Follower | undefined {
    return this.#follower;
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
      isIgnored: createIgnore([...(await configuredIgnores()), ...(optionsOf(this.#setting).ignore ?? [])]),
    });
  }

  /** For the end of a test that passed: tells what it did not look at, or throws when that is too much. */
  async check(tell: (text: string) => void): Promise<void> {
    const { threshold, warn = threshold === undefined } = optionsOf(this.#setting);
    if (this.#setting === 'off' || this.#setting === 'follow') return;
    const report = await this.report();
    const { effectsError, formatUnverified } = await import('./format-effects.ts');
    if (threshold !== undefined && report.score < threshold) throw effectsError(report, threshold);
    const text = warn ? formatUnverified(report) : undefined;
    if (text !== undefined) tell(text);
  }

  /** Runs a body with its effects changed, one after another. */
  async mutate(bench: Bench, body: () => unknown, options: MutateOptions): Promise<MutationReport> {
    this.#follow();
    const { mutateEffects } = await import('./mutation/mutate-effects.ts');
    const { isInline } = this.#host;
    return mutateEffects({ bench, isInline, find: () => this.find() }, body, options);
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

function optionsOf(setting: EffectsSetting): EffectsOptions {
  return typeof setting === 'object' ? setting : {};
}

function assertSetting(setting: EffectsSetting): void {
  if (typeof setting === 'string') {
    if (['off', 'follow', 'warn'].includes(setting)) return;
    throw skyrigError('EFFECTS', `effects is ${JSON.stringify(setting)}: give 'off', 'follow', 'warn' or options.`);
  }
  const { threshold, ignore } = setting;
  ignore?.forEach(assertIgnoredEffect);
  if (threshold === undefined || (threshold >= 0 && threshold <= 1)) return;
  throw skyrigError('EFFECTS', `effects.threshold is ${String(threshold)}: give a number from 0 to 1.`);
}
