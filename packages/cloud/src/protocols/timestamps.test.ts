import { expect, test } from 'vitest';

import { formatTimestamp, parseTimestamp } from './timestamps.ts';

const moment = new Date('2026-11-21T01:02:03.450Z');

test.each([
  ['date-time', '2026-11-21T01:02:03.450Z'],
  ['http-date', 'Sat, 21 Nov 2026 01:02:03 GMT'],
  ['epoch-seconds', '1795222923.45'],
] as const)('%s is written as %s', (format, text) => {
  expect(formatTimestamp(moment, format)).toBe(text);
});

test('whole seconds have no fraction', () => {
  expect(formatTimestamp(new Date(0), 'date-time')).toBe('1970-01-01T00:00:00Z');
});

test.each([
  ['2026-11-21T01:02:03.450Z', 'date-time', moment],
  ['2026-11-21T03:02:03.450+02:00', 'date-time', moment],
  ['2026-11-21T01:02:03.450', 'date-time', moment],
  ['2026-11-21', 'date-time', new Date('2026-11-21T00:00:00Z')],
  ['1795222923.45', 'date-time', moment],
  ['Sat, 21 Nov 2026 01:02:03 GMT', 'http-date', new Date('2026-11-21T01:02:03Z')],
  ['yesterday', 'date-time', undefined],
  ['Nov 21', 'date-time', undefined],
  ['2026-13-45T00:00:00Z', 'date-time', undefined],
  ['soon', 'http-date', undefined],
  ['2026-11-21T01:02:03Z', 'epoch-seconds', undefined],
] as const)('%s as %s is read', (text, format, expected) => {
  expect(parseTimestamp(text, format)).toEqual(expected);
});
