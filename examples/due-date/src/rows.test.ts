import { expect, test } from 'vitest';
import { isComplete, parseDueMessage } from './rows.ts';

test('a message comes out as it went in', () => {
  const message = { id: 'row-1', dueDate: '2026-03-10', amountCents: 100, expectedKeys: ['ann'] };
  expect(parseDueMessage(JSON.stringify(message))).toEqual(message);
});

for (const body of [
  '',
  'hello',
  '[]',
  'null',
  '{"id":"row-1"}',
  '{"id":"r","dueDate":"d","amountCents":"1","expectedKeys":["a"]}',
]) {
  test(`a message that is none of ours is quoted: ${JSON.stringify(body)}`, () => {
    expect(() => parseDueMessage(body)).toThrow(`Not a due-date message: ${body}`);
  });
}

test('a row is complete when every expected key has its value, zero included', () => {
  expect(isComplete({ expectedKeys: ['a', 'b'], values: { a: 0 } })).toBe(false);
  expect(isComplete({ expectedKeys: ['a', 'b'], values: { a: 0, b: 0 } })).toBe(true);
});
