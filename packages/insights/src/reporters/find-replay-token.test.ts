import { expect, test } from 'vitest';

import { findReplayToken } from './find-replay-token.ts';

test.each([
  [`Replay it:\n  SKYRIG_REPLAY='v1.abc=' npx vitest run a.test.ts`, 'v1.abc='],
  [`$env:SKYRIG_REPLAY="v1.abc"; npx jest`, 'v1.abc'],
  ['SKYRIG_REPLAY=v1.abc npx jest', 'v1.abc'],
  ['expected 1 to be 2', undefined],
])('%j has the token %s', (text, token) => {
  expect(findReplayToken(text)).toBe(token);
});
