import { skyrigError } from '@skyrig/cloud';
import type { EffectsOptions, EffectsSetting } from './effect-unit.ts';
import { assertIgnoredEffect } from './ignored-effects.ts';

const WORDS: readonly string[] = ['off', 'follow', 'warn'];

/**
 * How a cloud follows effects: as its options say, else as the environment variable SKYRIG_EFFECTS does, else not at all.
 * Throws for what is none.
 */
export function readEffectsSetting(
  option: EffectsSetting | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): EffectsSetting {
  if (option !== undefined) {
    assertSetting(option);
    return option;
  }
  const value = environment['SKYRIG_EFFECTS'] ?? '';
  if (value === '') return 'off';
  if (WORDS.includes(value)) return value as EffectsSetting;
  throw skyrigError('EFFECTS', `SKYRIG_EFFECTS is ${JSON.stringify(value)}: give off, follow or warn.`);
}

/** The options of a setting; those that it does not have for a word. */
export function effectsOptionsOf(setting: EffectsSetting): EffectsOptions {
  return typeof setting === 'object' ? setting : {};
}

function assertSetting(setting: EffectsSetting): void {
  if (typeof setting === 'string') {
    if (WORDS.includes(setting)) return;
    throw skyrigError('EFFECTS', `effects is ${JSON.stringify(setting)}: give 'off', 'follow', 'warn' or options.`);
  }
  const { threshold, ignore } = setting;
  ignore?.forEach(assertIgnoredEffect);
  if (threshold === undefined || (threshold >= 0 && threshold <= 1)) return;
  throw skyrigError('EFFECTS', `effects.threshold is ${String(threshold)}: give a number from 0 to 1.`);
}
