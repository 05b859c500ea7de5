import { expect, test } from 'vitest';
import { assertIgnoredState, withoutIgnored } from './ignored-state.ts';

const state = {
  things: new Map([
    ['app-Orders-1 id="a"', '{"id":{"S":"a"},"version":{"N":"2"}}'],
    ['Mail message', JSON.stringify('{"to":"b","sentBy":"c"}')],
    ['Audit id="a"', '{"id":{"S":"a"}}'],
  ]),
};

test('attributes of items and of messages go, and whole resources', () => {
  const ignored = [
    { resource: 'Orders', attribute: 'version', reason: 'counts writes' },
    { resource: 'Mail', attribute: 'sentBy', reason: 'any worker' },
    { resource: 'Audit', reason: 'a log' },
  ];
  expect([...withoutIgnored(state, ignored).things]).toEqual([
    ['app-Orders-1 id="a"', '{"id":{"S":"a"}}'],
    ['Mail message', JSON.stringify('{"to":"b"}')],
  ]);
});

test('without a reason nothing is ignored', () => {
  expect(() => assertIgnoredState({ resource: 'Audit', reason: ' ' })).toThrow(/gives a reason/);
});
