import { expect, test } from 'vitest';
import type { RemoteCall } from '../trials/remote-calls.ts';
import { waysToFail } from './ways-to-fail.ts';

function call(service: string, operation: string, input: object, isEffect = true): RemoteCall {
  const actor = { kind: 'invocation', id: '1', name: 'Ship', identity: 'ship', cause: undefined } as const;
  const place = { account: '000000000000', region: 'us-east-1' };
  const step = { seq: 1, at: 0, kind: 'request', actor, identity: 'ship>call', causes: [], accesses: [] } as const;
  const record = { ...step, ...place, service, operation, input, outcome: 'ok' };
  return { record, handler: 'Ship', text: '', nth: 1, isEffect };
}

const names = (of: RemoteCall): readonly string[] => waysToFail(of).map(({ name }) => name);

test('a write without a condition cannot fail by one', () => {
  expect(names(call('dynamodb', 'PutItem', {}))).toEqual([
    'ProvisionedThroughputExceededException once',
    'ProvisionedThroughputExceededException at every attempt',
    'InternalServerError once',
    'InternalServerError at every attempt',
    'TransactionConflictException',
    'response lost once',
    'response lost at every attempt',
    'no answer',
  ]);
  expect(names(call('dynamodb', 'PutItem', { ConditionExpression: 'a' }))).toContain('ConditionalCheckFailedException');
});

test('of a read no response is lost', () => {
  expect(names(call('dynamodb', 'GetItem', {}, false)).filter((name) => name.includes('lost'))).toEqual([]);
});

test('a transaction is cancelled for the reasons it can have', () => {
  const TransactItems = [{ Put: { ConditionExpression: 'a' } }, { Update: {} }];
  const [conditional] = waysToFail(call('dynamodb', 'TransactWriteItems', { TransactItems })).filter(
    ({ kind }) => kind === 'specific',
  );
  expect(conditional?.name).toBe('TransactionCanceledException (ConditionalCheckFailed)');
  expect(conditional?.rule.effect).toMatchObject({
    fail: { fields: { CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }] } },
  });
});

test('batches fail entry by entry, in an answer that is no error', () => {
  const [failed] = waysToFail(call('sqs', 'SendMessageBatch', { Entries: [{ Id: '1' }] })).filter(
    ({ kind }) => kind === 'specific',
  );
  expect(failed?.rule.effect).toMatchObject({ answer: { Successful: [], Failed: [{ Id: '1', SenderFault: false }] } });
  expect(names(call('eventbridge', 'PutEvents', { Entries: [{}] }))).toContain('every entry fails');
});

test('only who waits for a function hears that it failed', () => {
  expect(names(call('lambda', 'Invoke', {}))).toContain('the function fails');
  expect(names(call('lambda', 'Invoke', { InvocationType: 'Event' }))).not.toContain('the function fails');
});

test('a service that is not in the table fails with the errors common to all', () => {
  expect(names(call('sfn', 'StartExecution', {}))).toContain('ThrottlingException once');
});
