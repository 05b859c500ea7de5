import { isSkyrigError, skyrigError } from '@skyrig/cloud';
import { expect, test } from 'vitest';

import { isMisuse, misuse } from './misuse.ts';

test("the cloud's own errors are recognised, others are not", () => {
  expect(isMisuse(skyrigError('CLOCK', 'No.'))).toBe(true);
  expect(isMisuse(new Error('No.'))).toBe(false);
});

test('the cloud recognises it as a SkyrigError', () => {
  const error = misuse('CONFIG', 'No.');
  expect(isSkyrigError(error)).toBe(true);
  expect(error).toMatchObject({ name: 'SkyrigError', code: 'ERR_SKYRIG_CONFIG', message: 'No.' });
});
