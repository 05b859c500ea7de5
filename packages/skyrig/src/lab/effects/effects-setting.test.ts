import { expect, test } from 'vitest';
import { readEffectsSetting } from './effects-setting.ts';

test('a cloud follows effects as its options say, else as the environment says, else not at all', () => {
  const environment = { SKYRIG_EFFECTS: 'follow' };
  expect(readEffectsSetting('warn', environment)).toBe('warn');
  expect(readEffectsSetting('off', environment)).toBe('off');
  expect(readEffectsSetting(undefined, environment)).toBe('follow');
  expect(readEffectsSetting(undefined, { SKYRIG_EFFECTS: '' })).toBe('off');
  expect(readEffectsSetting(undefined, {})).toBe('off');
});

test.each([
  ['SKYRIG_EFFECTS is "on": give off, follow or warn.', undefined, { SKYRIG_EFFECTS: 'on' }],
  ['effects.threshold is 60: give a number from 0 to 1.', { threshold: 60 }, {}],
  ['An ignored effect needs attribute and reason', { ignore: [{ attribute: 'note', reason: '' }] }, {}],
])('what is no setting is refused: %s', (message, option, environment) => {
  expect(() => readEffectsSetting(option, environment)).toThrow(message);
});
