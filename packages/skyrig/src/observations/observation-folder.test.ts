import { delimiter } from 'node:path';

import { expect, test } from 'vitest';

import { findObservationPlace } from './observation-folder.ts';

test('nothing is observed unless SKYRIG_OBSERVE says so', () => {
  for (const value of [undefined, '', '0'])
    expect(findObservationPlace({ ...(value !== undefined && { SKYRIG_OBSERVE: value }) }, '/app')).toBeUndefined();
});

test('observations go to the usual folder, or to the one that is named', () => {
  expect(findObservationPlace({ SKYRIG_OBSERVE: '1' }, '/app')).toEqual({
    folder: '/app/.skyrig/observations',
    root: '/app',
  });
  expect(findObservationPlace({ SKYRIG_OBSERVE: 'seen', SKYRIG_OBSERVE_ROOT: '/' }, '/app')).toEqual({
    folder: '/app/seen',
    root: '/',
  });
});

test('a runner that a test starts elsewhere is not observed', () => {
  const environment = { SKYRIG_OBSERVE: '1', SKYRIG_OBSERVE_IN: ['/app', '/app/api'].join(delimiter) };
  expect(findObservationPlace(environment, '/app/api')).toBeDefined();
  expect(findObservationPlace(environment, '/app/api/tests/material')).toBeUndefined();
});
