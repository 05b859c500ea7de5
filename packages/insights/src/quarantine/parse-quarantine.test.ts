import fc from 'fast-check';
import { expect, test } from 'vitest';

import { addDays } from './calendar-day.ts';
import { formatQuarantine } from './format-quarantine.ts';
import { parseQuarantine } from './parse-quarantine.ts';

const entry = {
  test: 'a.test.ts > pays',
  owner: '@payments',
  reason: 'fails at midnight',
  since: '2026-03-02',
  expires: '2026-03-16',
};
const parse = (value: unknown): unknown => parseQuarantine(JSON.stringify(value), 'skyrig.quarantine.json');

test('what is written is read again, whatever is in it, sorted by test', () => {
  const word = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
  const entries = fc.uniqueArray(
    fc
      .record(
        { test: word, owner: word, reason: word, issue: word, days: fc.nat(14) },
        { requiredKeys: ['test', 'owner', 'reason', 'days'] },
      )
      .map(({ days, ...rest }) => ({ ...rest, since: '2026-03-02', expires: addDays('2026-03-02', days) })),
    { selector: (item) => item.test },
  );
  fc.assert(
    fc.property(entries, (list) => {
      const read = parseQuarantine(formatQuarantine(list), 'file');
      expect(read).toHaveLength(list.length);
      expect(read).toEqual(expect.arrayContaining(list));
      expect(formatQuarantine(read)).toBe(formatQuarantine([...list].reverse()));
    }),
  );
});

test.each([
  ['no object', [], 'it must be an object with a list "quarantine", such as { "quarantine": [] }.'],
  ['an entry that is a text', { quarantine: ['x'] }, 'entry 1 is no object.'],
  [
    'an unknown field',
    { quarantine: [{ ...entry, until: 1 }] },
    'entry 1 (a.test.ts > pays) has an unknown field until.',
  ],
  ['no owner', { quarantine: [{ ...entry, owner: undefined }] }, 'entry 1 (a.test.ts > pays) has no owner.'],
  ['an empty reason', { quarantine: [{ ...entry, reason: ' ' }] }, 'is no text in its reason.'],
  ['a day that does not exist', { quarantine: [{ ...entry, expires: '2026-02-30' }] }, 'expires is "2026-02-30"'],
  ['an end before the beginning', { quarantine: [{ ...entry, expires: '2026-03-01' }] }, 'before it begins'],
  ['15 days', { quarantine: [{ ...entry, expires: '2026-03-17' }] }, 'are 15 days; a quarantine lasts 14 at most'],
  ['the same test twice', { quarantine: [entry, entry] }, 'there are two entries for a.test.ts > pays.'],
])('%s is refused by file and place', (_what, value, message) => {
  const call = (): unknown => parse(value);
  expect(call).toThrow(expect.objectContaining({ code: 'ERR_SKYRIG_QUARANTINE' }));
  expect(call).toThrow(`skyrig.quarantine.json: `);
  expect(call).toThrow(message);
});

test('a truncated file is refused with advice', () => {
  expect(() => parseQuarantine('{ "quarantine": [', 'q.json')).toThrow(
    /^q\.json: it is no JSON \(.*\)\. Mend it, or restore it from version control\.$/,
  );
});
