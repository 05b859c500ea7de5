import { describe, expect, test } from 'vitest';
import { compileFilterPattern } from './compile-filter-pattern.ts';

const matches = (pattern: string, message: string): boolean => compileFilterPattern(pattern).matches(message);

describe('terms', () => {
  test.each([
    ['', 'anything', true],
    ['  ', '', true],
    ['ERROR', '[ERROR 400] BAD REQUEST', true],
    ['ERROR', '[error 400] BAD REQUEST', false],
    ['ERROR ARGUMENTS', '[ERROR] INVALID ARGUMENTS', true],
    ['ERROR ARGUMENTS', '[ERROR] BAD REQUEST', false],
    ['?ERROR ?ARGUMENTS', 'WARN ARGUMENTS', true],
    ['?ERROR ?ARGUMENTS', 'WARN nothing', false],
    ['"INTERNAL SERVER ERROR"', '[ERROR 500] INTERNAL SERVER ERROR', true],
    ['"INTERNAL SERVER ERROR"', 'INTERNAL ERROR SERVER', false],
    ['"say \\"hi\\""', 'they say "hi"', true],
    ['ERROR -EXITED', 'ERROR at start', true],
    ['ERROR -EXITED', 'ERROR: EXITED', false],
    ['-"not this"', 'this', true],
    ['?ERROR WARN', 'ERROR alone', false],
    ['%[Ee]rror \\d+%', 'an Error 42', true],
    ['%[Ee]rror \\d+%', 'an Error', false],
  ])('%s in %s is %s', (pattern, message, expected) => {
    expect(matches(pattern, message)).toBe(expected);
  });
});

describe('JSON', () => {
  const event = {
    eventType: 'UpdateTrail',
    sourceIPAddress: '111.111.111.111',
    arrayKey: ['value', 'another value'],
    objectList: [
      { name: 'a', id: 1 },
      { name: 'b', id: 2 },
    ],
    SomeObject: null,
    ThisFlag: true,
    latency: 53.5,
    'odd.name': 'x',
  };
  test.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ['{ $.eventType = UpdateTrail }', true],
    ['{ $.eventType = "Update*" }', true],
    ['{ $.eventType = "*Trail" }', true],
    ['{ $.eventType = "Other" }', false],
    ['{ $.sourceIPAddress != 123.123.* }', true],
    ['{ $.sourceIPAddress != 111.* }', false],
    ['{ $.missing != "x" }', false],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.arrayKey[1] = "value" }', false],
    ['{ $.objectList[1].id = 2 }', true],
    ['{ $.objectList[*].name = "b" }', true],
    ['{ $.objectList[*].name = "c" }', false],
    ['{ $.SomeObject IS NULL }', true],
    ['{ $.ThisFlag IS NULL }', false],
    ['{ $.SomeOtherObject NOT EXISTS }', true],
    ['{ $.SomeObject NOT EXISTS }', false],
    ['{ $.SomeObject EXISTS }', true],
    ['{ $.ThisFlag IS TRUE }', true],
    ['{ $.ThisFlag IS FALSE }', false],
    ['{ $.latency > 50 && $.latency <= 5.35e1 }', true],
    ['{ $.latency < 50 }', false],
    ['{ $.eventType > 3 }', false],
    ['{ ($.latency > 60) || $.eventType = "UpdateTrail" && $.ThisFlag IS TRUE }', true],
    ['{ ($.latency > 60 || $.ThisFlag IS TRUE) && $.eventType = "Other" }', false],
    ['{ $.eventType = %Up[a-z]+Tr% }', true],
    ["{ $['odd.name'] = x }", true],
    ['{ $.* = 53.5 }', true],
  ])('%s is %s', (pattern, expected) => {
    expect(matches(pattern, JSON.stringify(event))).toBe(expected);
  });

  test('a message that is not JSON, or no object, does not match', () => {
    expect(matches('{ $.a NOT EXISTS }', 'plain')).toBe(false);
    expect(matches('{ $.a NOT EXISTS }', '3')).toBe(false);
  });

  test('a member of the prototype is not there', () => {
    expect(matches('{ $.constructor EXISTS }', '{}')).toBe(false);
  });

  test('named values can be extracted', () => {
    const pattern = compileFilterPattern('{ $.latency > 1 && $.objectList[0].name = * && $.no NOT EXISTS }');
    expect(pattern.extract(JSON.stringify(event))).toEqual({ '$.latency': '53.5', '$.objectList[0].name': 'a' });
  });
});

describe('fields', () => {
  const line = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';
  test.each([
    ['[ip, user, username, timestamp, request, status_code, bytes]', true],
    ['[ip, user, username, timestamp, request, status_code]', false],
    ['[ip, user, username, timestamp, request, status_code = 404, bytes]', true],
    ['[ip, user, username, timestamp, request, status_code = 4*, bytes > 1000]', true],
    ['[ip, user, username, timestamp, request =*.html*, status_code = 4*, bytes]', true],
    ['[ip, user, username, timestamp, request =*.css*, status_code = 4*, bytes]', false],
    ['[..., status_code = 4*, bytes]', true],
    ['[ip, ..., bytes < 1000]', false],
    ['[ip=%127\\.0\\.0\\.[1-9]%, ...]', true],
    ['[..., status_code = 404 || status_code = 410, bytes]', true],
    ['[..., (status_code != 404) && (status_code != 410), bytes]', false],
    ['[..., status_code >= 400 && status_code < 500, bytes]', true],
    ['[,,,,,,]', true],
  ])('%s is %s', (pattern, expected) => {
    expect(matches(pattern, line)).toBe(expected);
  });

  test('fields are extracted by name, or by position without one', () => {
    expect(compileFilterPattern('[ip, , ..., bytes]').extract('1.1.1.1 a b c 12')).toEqual({
      $ip: '1.1.1.1',
      $2: 'a',
      $bytes: '12',
    });
  });
});

test.each([
  '{ $.a = }',
  '{ $.a',
  '{ a = 3 }',
  '{ $.a ~ 3 }',
  '[a, b',
  '[a = 3 && b = 4]',
  '[..., a, ...]',
  '"open',
  'a-b',
  '%(group)%',
  '{ $.a = 1 } x',
  '[3]',
])('the pattern %s is refused', (pattern) => {
  expect(() => compileFilterPattern(pattern)).toThrow(expect.objectContaining({ code: 'InvalidParameterException' }));
});
