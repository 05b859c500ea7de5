import type { CloudOptions } from '@skyrig/cloud';
import type { EffectsSetting } from '../lab/effects/effect-unit.ts';
import type { AllowedRace } from '../lab/races/race-policy.ts';

export interface TestCloudOptions extends CloudOptions {
  /**
   * How functions run that do not say so themselves. Inline they start in a millisecond and their
   * order repeats; threads and processes are closer to Lambda. @defaultValue 'inline'
   */
  readonly compute?: NonNullable<CloudOptions['compute']>;
  /** Hosts of the real AWS that the code under test may reach. @defaultValue none */
  readonly allowHosts?: readonly string[];
  /**
   * Start every test with cold functions, so that what a module remembers does not reach the next
   * test. Costs a few milliseconds per function inline, about a tenth of a second in threads.
   * @defaultValue true inline, else false
   */
  readonly coldStarts?: boolean;
  /**
   * What becomes of rejections nobody handled and promises nobody awaited in a function: they fail
   * the test, or are told in the report only. @defaultValue 'fail'
   */
  readonly leftovers?: 'fail' | 'report';
  /**
   * What becomes of races in what a passing test did, asserted or not: they are told, fail the test, or are not looked for.
   * @defaultValue 'warn'
   */
  readonly races?: 'warn' | 'fail' | 'off';
  /** Races that are meant to be, each with its reason; `cloud.allowRace` adds one for a test file. */
  readonly allowedRaces?: readonly AllowedRace[];
  /**
   * Whether is followed which values a test's assertions compare: what functions wrote and nobody asserted is told at the end
   * of each test (`warn`), fails it (`{ threshold }`), or is only answered by `cloud.effects()` (`follow`). @defaultValue 'off'
   */
  readonly effects?: EffectsSetting;
  /** Set `AWS_ENDPOINT_URL`, region and credentials in this process. @defaultValue true */
  readonly environment?: boolean;
}
