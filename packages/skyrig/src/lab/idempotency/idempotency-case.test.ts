import type { TraceRecord } from '@skyrig/cloud';
import { expect, test } from 'vitest';
import type { RemoteCall } from '../trials/remote-calls.ts';
import type { Delivery } from './deliveries.ts';
import { listCases, ordinal } from './idempotency-case.ts';

function put(table: string): RemoteCall {
  const actor = { kind: 'invocation', id: '1', name: 'Ship', identity: 'ship', cause: undefined } as const;
  const record: TraceRecord = {
    seq: 1,
    at: 0,
    kind: 'request',
    actor,
    identity: 'ship>put',
    service: 'dynamodb',
    operation: 'PutItem',
    account: '000000000000',
    region: 'us-east-1',
    causes: [],
    accesses: [],
    outcome: 'ok',
    input: { TableName: table },
  };
  return { record, handler: 'Ship', text: `dynamodb PutItem ${table}`, nth: 1, isEffect: true };
}

function delivery(identity: string, ...tables: readonly string[]): Delivery {
  return { handler: 'Ship', isDirect: false, source: 'by queue Orders', identity, effects: tables.map(put) };
}

test('a delivery is doubled, and crashes after every effect', () => {
  expect(listCases([delivery('a', 'Orders', 'Log')]).map(({ what }) => what)).toEqual([
    'delivered twice',
    'crashed after its 1st effect, dynamodb PutItem Orders, then delivered again',
    'crashed after its 2nd effect, dynamodb PutItem Log, then delivered again',
  ]);
});

test('what was not seen before comes first', () => {
  const cases = listCases([delivery('a', 'Orders'), delivery('b', 'Orders'), delivery('c', 'Log')]);
  expect(cases.map((one) => one.delivery.identity)).toEqual(['a', 'a', 'c', 'c', 'b', 'b']);
});

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [13, '13th'],
  [22, '22nd'],
  [112, '112th'],
])('%i is written %s', (position, text) => {
  expect(ordinal(position)).toBe(text);
});
