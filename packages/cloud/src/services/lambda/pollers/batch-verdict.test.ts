import { expect, test } from 'vitest';
import { judgeBatch } from './batch-verdict.ts';

const judge = (payload: string, failed = false) =>
  judgeBatch({ payload, failed, executedVersion: '1', logTail: '' }, true, ['a', 'b']).kind;

test.each(['null', '', '""', '{}', '{"batchItemFailures":[]}', '{"batchItemFailures":null}', '{"other":1}'])(
  'the answer %s is a complete success',
  (payload) => expect(judge(payload)).toBe('success'),
);

test.each([
  '{',
  '"text"',
  '[]',
  '5',
  '{"batchItemFailures":"a"}',
  '{"batchItemFailures":[{"itemIdentifier":""}]}',
  '{"batchItemFailures":[{"itemIdentifier":null}]}',
  '{"batchItemFailures":[{"ItemIdentifier":"a"}]}',
  '{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"unknown"}]}',
])('the answer %s is a complete failure', (payload) => expect(judge(payload)).toBe('failure'));

test('known identifiers are a partial failure', () => {
  expect(judge('{"batchItemFailures":[{"itemIdentifier":"b"}]}')).toBe('partial');
});

test('an error of the function is a complete failure, whatever it answers', () => {
  expect(judge('{"batchItemFailures":[]}', true)).toBe('failure');
});

test('without ReportBatchItemFailures the answer does not matter', () => {
  const answer = {
    payload: '{"batchItemFailures":[{"itemIdentifier":"b"}]}',
    failed: false,
    executedVersion: '1',
    logTail: '',
  };
  expect(judgeBatch(answer, false, ['a', 'b']).kind).toBe('success');
});
