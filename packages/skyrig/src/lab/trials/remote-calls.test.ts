import type { TraceRecord } from '@skyrig/cloud';
import { expect, test } from 'vitest';
import { classOfCall, describeCall, listCalls, matchCall } from './remote-calls.ts';

function request(over: Partial<TraceRecord>): TraceRecord {
  return {
    seq: 1,
    at: 0,
    kind: 'request',
    actor: { kind: 'invocation', id: '1', name: 'Ship', identity: 'ship', cause: undefined },
    identity: 'ship>put',
    service: 'dynamodb',
    operation: 'PutItem',
    account: '000000000000',
    region: 'us-east-1',
    causes: [],
    accesses: [{ resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders', key: 'id="a"', kind: 'write' }],
    outcome: 'ok',
    input: { TableName: 'Orders', Item: { id: { S: 'a' } } },
    ...over,
  };
}

const first = (record: TraceRecord) => listCalls([record])[0] ?? expect.fail('no call');

test('only requests of functions are calls, each with its place among its like', () => {
  const test_ = { kind: 'test', id: 'test', name: 'test', identity: 'test', cause: undefined } as const;
  const calls = listCalls([request({}), request({ actor: test_ }), request({ kind: 'completion' }), request({})]);
  expect(calls.map(({ handler, nth }) => [handler, nth])).toEqual([
    ['Ship', 1],
    ['Ship', 2],
  ]);
});

test('a call is named by what it touches, else by what its input names', () => {
  expect(describeCall(request({}))).toBe('dynamodb PutItem Orders id="a"');
  const invoke = request({ service: 'lambda', operation: 'Invoke', accesses: [], input: { FunctionName: 'a:b:Bill' } });
  expect(describeCall(invoke)).toBe('lambda Invoke Bill');
});

test('reads are no effects, whatever else is one', () => {
  const read = request({ operation: 'GetItem', accesses: [] });
  expect(listCalls([request({}), read]).map(({ isEffect }) => isEffect)).toEqual([true, false]);
});

test('rounds of a loop are of one class; another expression is of another', () => {
  const round = request({ input: { TableName: 'Orders', Item: { id: { S: 'b' } } } });
  expect(classOfCall(first(round))).toBe(classOfCall(first(request({}))));
  const guarded = request({ input: { TableName: 'Orders', Item: { id: { S: 'b' } }, ConditionExpression: 'a' } });
  expect(classOfCall(first(guarded))).not.toBe(classOfCall(first(round)));
});

test('a call is matched in a further run by what it asks for and how often that was asked before', () => {
  const [, second] = listCalls([request({}), request({ identity: 'ship>put~2' })]);
  const identities = ['ship>put', 'ship>get', 'ship>put~2', 'ship>put~3'];
  const matched = (isLasting: boolean): readonly string[] => {
    const { when } = matchCall(second ?? expect.fail('no call'), isLasting);
    return identities.filter((identity) => when?.({ ...request({}), identity }));
  };
  expect(matched(false)).toEqual(['ship>put~2']);
  expect(matched(true)).toEqual(['ship>put~2', 'ship>put~3']);
});
