import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEventPattern } from './index.ts';
import { InvalidEventPattern } from './invalid-event-pattern.ts';

function matches(pattern: unknown, event: unknown): boolean {
  return compileEventPattern(pattern)(event);
}

interface Case {
  readonly title: string;
  readonly pattern: unknown;
  readonly yes: readonly unknown[];
  readonly no: readonly unknown[];
}

const cases: readonly Case[] = [
  {
    title: 'a list of values matches any of them',
    pattern: { source: ['shop', 'web'], detail: { ok: [true], n: [300], nothing: [null] } },
    yes: [{ source: 'web', detail: { ok: true, n: 3e2, nothing: null } }],
    no: [
      { source: 'other', detail: { ok: true, n: 300, nothing: null } },
      { source: 'web', detail: { ok: 'true', n: 300, nothing: null } },
      { source: 'web', detail: { ok: true, n: '300', nothing: null } },
      { source: 'web', detail: { ok: true, n: 300 } },
    ],
  },
  {
    title: 'an array in the event matches when it has a value in common',
    pattern: { resources: ['b', 'c'] },
    yes: [{ resources: ['a', 'b'] }, { resources: [['c']] }],
    no: [{ resources: [] }, { resources: ['a'] }, { resources: { b: 'b' } }],
  },
  {
    title: 'fields below an array must match in one element',
    pattern: { detail: { items: { id: [1], state: ['on'] } } },
    yes: [
      {
        detail: {
          items: [
            { id: 2, state: 'on' },
            { id: 1, state: 'on' },
          ],
        },
      },
    ],
    no: [
      {
        detail: {
          items: [
            { id: 1, state: 'off' },
            { id: 2, state: 'on' },
          ],
        },
      },
    ],
  },
  { title: 'prefix', pattern: { a: [{ prefix: 'ab' }] }, yes: [{ a: 'abc' }], no: [{ a: 'ABC' }, { a: 5 }, {}] },
  {
    title: 'prefix without case',
    pattern: { a: [{ prefix: { 'equals-ignore-case': 'Ab' } }] },
    yes: [{ a: 'aBc' }],
    no: [{ a: 'xab' }],
  },
  { title: 'suffix', pattern: { a: [{ suffix: '.png' }] }, yes: [{ a: 'x.png' }], no: [{ a: 'x.PNG' }] },
  {
    title: 'suffix without case',
    pattern: { a: [{ suffix: { 'equals-ignore-case': '.png' } }] },
    yes: [{ a: 'x.PNG' }],
    no: [{ a: 'x.png2' }],
  },
  {
    title: 'equals-ignore-case',
    pattern: { a: [{ 'equals-ignore-case': 'Abc' }] },
    yes: [{ a: 'aBC' }],
    no: [{ a: 'ab' }],
  },
  {
    title: 'wildcard',
    pattern: { a: [{ wildcard: 'dir/*/x\\*y*.png' }] },
    yes: [{ a: 'dir/a/b/x*y1.png' }],
    no: [{ a: 'dir/a/xy1.png' }, { a: 'dir/x*y.png' }],
  },
  {
    title: 'a wildcard does not count characters twice',
    pattern: { a: [{ wildcard: 'ab*ba' }] },
    yes: [{ a: 'abba' }],
    no: [{ a: 'aba' }],
  },
  {
    title: 'anything-but one value accepts null and other types but not a missing field',
    pattern: { a: [{ 'anything-but': 'x' }] },
    yes: [{ a: 'y' }, { a: null }, { a: 1 }, { a: ['x', 'y'] }],
    no: [{ a: 'x' }, {}, { a: ['x'] }, { a: { b: 1 } }],
  },
  {
    title: 'anything-but a list of numbers',
    pattern: { a: [{ 'anything-but': [1, 2] }] },
    yes: [{ a: 3 }, { a: '1' }],
    no: [{ a: 2 }],
  },
  {
    title: 'anything-but prefix',
    pattern: { a: [{ 'anything-but': { prefix: 'x' } }] },
    yes: [{ a: 'y' }],
    no: [{ a: 'xy' }],
  },
  {
    title: 'anything-but suffixes',
    pattern: { a: [{ 'anything-but': { suffix: ['.a', '.b'] } }] },
    yes: [{ a: 'x.c' }],
    no: [{ a: 'x.a' }, { a: 'x.b' }],
  },
  {
    title: 'anything-but wildcard',
    pattern: { a: [{ 'anything-but': { wildcard: '*/lib/*' } }] },
    yes: [{ a: '/bin/x' }],
    no: [{ a: '/lib/x' }],
  },
  {
    title: 'anything-but without case',
    pattern: { a: [{ 'anything-but': { 'equals-ignore-case': ['A', 'b'] } }] },
    yes: [{ a: 'c' }],
    no: [{ a: 'a' }, { a: 'B' }],
  },
  {
    title: 'numeric ranges',
    pattern: { a: [{ numeric: ['>', 0, '<=', 5] }], b: [{ numeric: ['=', 3.018e2] }], c: [{ numeric: ['<', 10] }] },
    yes: [{ a: 5, b: 301.8, c: -1 }],
    no: [
      { a: 0, b: 301.8, c: 1 },
      { a: 5, b: 301, c: 1 },
      { a: 5, b: 301.8, c: 10 },
      { a: '3', b: 301.8, c: 1 },
    ],
  },
  {
    title: 'exists true is about leaves',
    pattern: { detail: { a: [{ exists: true }] } },
    yes: [{ detail: { a: null } }, { detail: { a: [1] } }],
    no: [{ detail: {} }, { detail: { a: { b: 1 } } }, { detail: { a: [] } }, {}],
  },
  {
    title: 'exists false',
    pattern: { detail: { a: { b: [{ exists: false }] } } },
    yes: [{ detail: {} }, {}, { detail: { a: 1 } }, { detail: { a: { b: { c: 1 } } } }],
    no: [{ detail: { a: { b: 1 } } }, { detail: { a: [{ c: 1 }, { b: 1 }] } }],
  },
  { title: 'absent or a value', pattern: { a: [{ exists: false }, 'x'] }, yes: [{}, { a: 'x' }], no: [{ a: 'y' }] },
  {
    title: 'cidr',
    pattern: { ip: [{ cidr: '10.0.0.0/24' }], six: [{ cidr: '2001:db8::/32' }] },
    yes: [{ ip: '10.0.0.255', six: '2001:db8:1::5' }],
    no: [
      { ip: '10.0.1.0', six: '2001:db8::1' },
      { ip: '10.0.0.1', six: '2001:db9::1' },
      { ip: 'x', six: '2001:db8::1' },
    ],
  },
  {
    title: '$or joins its alternatives with the fields beside it',
    pattern: { source: ['s'], $or: [{ a: [{ numeric: ['<', 10] }] }, { b: { c: ['x'] } }] },
    yes: [
      { source: 's', a: 1 },
      { source: 's', b: { c: 'x' } },
    ],
    no: [{ source: 's' }, { source: 't', a: 1 }],
  },
  {
    title: 'nested $or',
    pattern: { detail: { $or: [{ a: [1] }, { $or: [{ b: [2] }, { c: [{ exists: false }] }] }] } },
    yes: [{ detail: { a: 1, c: 1 } }, { detail: { b: 2, c: 1 } }, { detail: {} }],
    no: [{ detail: { a: 2, b: 1, c: 1 } }],
  },
  {
    title: 'a dotted name also finds the nested field',
    pattern: { 'a.b': [1] },
    yes: [{ a: { b: 1 } }, { 'a.b': 1 }],
    no: [{ a: 1 }],
  },
  {
    title: 'names of Object.prototype are no fields',
    pattern: { constructor: [{ exists: false }] },
    yes: [{}],
    no: [{ constructor: 1 }],
  },
];

describe('compileEventPattern', () => {
  test.each(cases)('$title', ({ pattern, yes, no }) => {
    const matcher = compileEventPattern(pattern);
    for (const event of yes) expect(matcher(event), JSON.stringify(event)).toBe(true);
    for (const event of no) expect(matcher(event), JSON.stringify(event)).toBe(false);
  });

  test('accepts JSON text and parsed objects alike', () => {
    expect(matches('{"a":["x"]}', { a: 'x' })).toBe(true);
    expect(matches({ a: ['x'] }, { a: 'x' })).toBe(true);
    expect(matches({ a: ['x'] }, 'x')).toBe(false);
  });

  test('matches every event built from the values of the pattern', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const names = fc.stringMatching(/^[a-z]{1,4}$/);
    fc.assert(
      fc.property(fc.dictionary(names, leaf, { minKeys: 1 }), fc.array(leaf), (event, others) => {
        const pattern = Object.fromEntries(Object.entries(event).map(([name, value]) => [name, [...others, value]]));
        expect(matches(pattern, event) && matches({ detail: pattern }, { detail: [event] })).toBe(true);
      }),
    );
  });

  test('anything-but is the opposite of exact for fields that are there', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { minLength: 1 }), (value, list) => {
        expect(matches({ a: [{ 'anything-but': list }] }, { a: value })).toBe(!matches({ a: list }, { a: value }));
      }),
    );
  });

  test('a wildcard agrees with the regular expression it stands for', () => {
    const part = fc.stringMatching(/^[ab.]{0,3}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.stringMatching(/^[ab.]{0,9}$/), (parts, value) => {
        const pattern = parts
          .filter((text, index) => index === 0 || index === parts.length - 1 || text !== '')
          .join('*');
        fc.pre(!pattern.includes('**'));
        const expression = new RegExp(
          `^${pattern
            .split('*')
            .map((text) => text.replaceAll('.', '\\.'))
            .join('.*')}$`,
        );
        expect(matches({ a: [{ wildcard: pattern }] }, { a: value })).toBe(expression.test(value));
      }),
    );
  });
});

// AWS: recorded answers of TestEventPattern, 2024-11 and 2024-12.
type Recorded = readonly [text: string, reason: string, column?: number, twice?: boolean];
const at = (text: string, column: number): string => `\n at [Source: (String)"${text}"; line: 1, column: ${column}]`;
const recorded: readonly Recorded[] = [
  ['{"int": 42}', '"int" must be an object or an array', 11],
  ['{"string": "my-value"}', '"string" must be an object or an array', 13],
  ['{"resources": []}', 'Empty arrays are not allowed', 17],
  ['{"my_key": [{"EXISTS": true}]}', 'Unrecognized match type EXISTS', 28],
  ['{"detail": {"equal": [{"NUMERIC": ["=", 5]}]}}', 'Unrecognized match type NUMERIC', 36],
  ['{"detail": {"c-count": [{"numeric": [">", 0, ">", 0]}]}}', 'Bad numeric range operator: >', 49],
  ['{"detail": {"c-count": [{"numeric": [">", 0, "<"]}]}}', 'Value of < must be numeric', 50],
  [
    '{"detail-type": [{"equals-ignore-case": {"prefix": "ec2"}}]}',
    'equals-ignore-case match pattern must be a string',
    42,
  ],
  ['{"EventBusArn": [{"wildcard": 123}]}', 'wildcard match pattern must be a string', 34],
  [
    '{"EventBusArn": [{"wildcard": "arn:aws:events:us-east-1:**:event-bus/*"}]}',
    'Consecutive wildcard characters at pos 26',
    72,
  ],
  ['{"time": [{"prefix": ["2022-07-13"]}]}', 'prefix match pattern must be a string', 23],
  ['{"time": [{"prefix": 123}]}', 'prefix match pattern must be a string', 25],
  ['{"FileName": [{"suffix": 123}]}', 'suffix match pattern must be a string', 29],
  ['{"detail": {"state": [{"anything-but": {"prefix": 123}}]}}', 'prefix/suffix match pattern must be a string', 54],
  [
    '{"detail": {"state": [{"anything-but": {"prefix": [123, "test"]}}]}}',
    'prefix/suffix match pattern must be a string',
    55,
    true,
  ],
  [
    '{"detail": {"state": [{"anything-but": {"wildcard": [123, "*/dir/*"]}}]}}',
    'wildcard match pattern must be a string',
    57,
    true,
  ],
  [
    '{"detail": {"FileName": [{"anything-but": {"prefix": {"equals-ignore-case": "file"}}}]}}',
    'Value of anything-but must be an array or single string/number value.',
    55,
  ],
  [
    '{"detail": {"state": [{"anything-but": {"equals-ignore-case": 123}}]}}',
    'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    66,
  ],
  ['{"a": [{"cidr": "bad-filter"}]}', "Malformed CIDR, one '/' required"],
  [
    'this is valid json but not a dict',
    "Unrecognized token 'this': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    5,
  ],
  ["{'bad': 'quotation'}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 2],
  [
    '{"not": closed mark"',
    "Unrecognized token 'closed': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    15,
  ],
  ['["not", "a", "dict", "but valid json"]', 'Filter is not an object', 2],
  [
    '{"detail-type":["dual"],"detail":{"delaySeconds":[{"exists":"false"}]}}',
    'exists match pattern must be either true or false.',
    62,
  ],
];

describe('the reasons that AWS gives', () => {
  test.each(recorded.map((answer) => ({ answer, text: answer[0] })))('$text', ({ answer }) => {
    const [text, reason, column, twice] = answer;
    const place = column === undefined ? '' : at(text, column);
    expect(() => compileEventPattern(text)).toThrow(
      expect.objectContaining({ reason: reason + place + (twice === true ? place : '') }) as InvalidEventPattern,
    );
  });

  test('a long pattern is quoted up to 500 characters', () => {
    const text = `{"a": "${'x'.repeat(600)}"}`;
    expect(() => compileEventPattern(text)).toThrow('"[truncated 109 chars]; line: 1, column: 8]');
  });

  test.each([
    '{}',
    '{"a": {}}',
    '{"a": [{}]}',
    '{"a": [[1]]}',
    '{"a": [{"prefix": "a", "suffix": "b"}]}',
    '{"$or": [{"a": [1]}]}',
    '{"$or": {"a": [1]}}',
    '{"$or": [{"prefix": ["a"]}, {"b": [1]}]}',
    '{"a": [{"anything-but": ["a", 1]}]}',
    '{"a": [{"anything-but": null}]}',
    '{"a": [{"numeric": [1]}]}',
    '{"a": [{"numeric": ["<", 1, ">", 2]}]}',
    '{"a": [{"numeric": ["~", 1]}]}',
    '{"a": [{"numeric": [">", 3, "<", 1]}]}',
    '{"a": ["x"',
    '{"a": ["x" "y"]}',
    '{"a": [{"wildcard": "a\\\\b"}]}',
    '{"a": [{"cidr": "10.0.0.0/33"}]}',
    '{"a": [{"cidr": "host/8"}]}',
    '',
  ])('refuses %s', (text) => {
    expect(() => compileEventPattern(text)).toThrow(InvalidEventPattern);
  });
});
