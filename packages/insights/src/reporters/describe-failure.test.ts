import { expect, test } from 'vitest';

import { describeFailure } from './describe-failure.ts';

test('a failure is kept without colours, with the first stack and all messages', () => {
  const errors = [
    { message: '\u001B[31mred\u001B[39m' },
    { message: 'second', stack: 'Error: second\n    at a.ts:1:2' },
  ];
  expect(describeFailure(errors)).toEqual({ message: 'red\nsecond', trace: 'Error: second\n    at a.ts:1:2' });
});

test('what is as long as a log is cut, and what is not there is left out', () => {
  expect(describeFailure([{ message: 'x'.repeat(5000) }]).message).toBe(`${'x'.repeat(4000)}…`);
  expect(describeFailure([{ message: '', stack: undefined }])).toEqual({});
});
