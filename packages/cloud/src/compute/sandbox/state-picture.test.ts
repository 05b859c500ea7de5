import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { isSamePicture, pictureOf } from './state-picture.ts';

interface Subject {
  readonly value: unknown;
  change(): void;
}

function subject<T>(value: T, change: (value: T) => void): Subject {
  return { value, change: () => change(value) };
}

test.each<[string, Subject]>([
  ['an object', subject({ a: { b: [1] } }, ({ a }) => a.b.push(2))],
  ['a member that goes', subject<{ a?: number }>({ a: 1 }, (value) => delete value.a)],
  ['a member replaced by an equal one', subject({ a: {} }, (value) => (value.a = {}))],
  ['a map', subject(new Map([['a', { n: 1 }]]), (map) => ((map.get('a') ?? { n: 0 }).n = 2))],
  ['a set', subject(new Set([1]), (set) => set.add(2))],
  ['an expression', subject(/a/g, (expression) => expression.test('aa'))],
  [
    'what hangs on a function',
    subject(
      Object.assign(() => 0, { cache: new Map<string, number>() }),
      ({ cache }) => cache.set('a', 1),
    ),
  ],
  ['what hangs on a map', subject(new Map() as Map<string, string> & { hits?: number }, (map) => (map.hits = 1))],
  [
    'what hangs on a prototype',
    subject(class Service extends Error {} as unknown as { prototype: { seen?: number } }, ({ prototype }) => {
      prototype.seen = 1;
    }),
  ],
  ['a symbol', subject<Record<symbol, number>>({}, (value) => (value[Symbol.for('n')] = 1))],
  ['what cannot be changed any more', subject({ a: 1 }, (value) => Object.freeze(value))],
  [
    'what is not enumerated',
    subject(
      () => 0,
      (value) => Object.defineProperty(value, 'memo', { value: 1 }),
    ),
  ],
  ['a length', subject<unknown[]>([], (value) => (value.length = 3))],
  ["a client's members", subject(new SQSClient({}), (client) => Object.assign(client, { initConfig: 5 }))],
  ['a prototype', subject<object>({}, (value) => Object.setPrototypeOf(value, null))],
  ["a client's methods", subject(new SQSClient({}), (client) => (client.send = () => Promise.resolve()))],
  ['what holds itself', subject<{ self?: unknown }>({}, (value) => (value.self = value))],
])('a change is seen: %s', (_name, { value, change }) => {
  const before = pictureOf([value]);
  expect(before).toBeDefined();
  expect(isSamePicture(before, pictureOf([value]))).toBe(true);
  change();
  expect(isSamePicture(before, pictureOf([value]))).toBe(false);
});

test('there is no picture of what cannot be looked into, or is too large', () => {
  class Hidden {
    readonly #n = 1;
    read(): number {
      return this.#n;
    }
  }
  for (const value of [new Hidden(), new WeakMap(), Promise.resolve(), new Date(0), { deep: [new Hidden()] }])
    expect(pictureOf([value])).toBeUndefined();
  expect(pictureOf([Array.from({ length: 10_000 }, (_, n) => n)])).toBeUndefined();
  expect(isSamePicture(undefined, undefined)).toBe(false);
});

test('a getter is not run', () => {
  const value = {
    get now(): never {
      throw new Error('It was run.');
    },
  };
  expect(isSamePicture(pictureOf([value]), pictureOf([value]))).toBe(true);
});

test('values that are not the same are told from each other', () => {
  const nested = (...members: unknown[]): unknown[] => members;
  const states = [[0], [-0], [NaN], ['0'], [undefined], [null], [], [0, 0], [nested('a', 'b')], [nested('a'), 'b']];
  const maps = [
    new Map<unknown, unknown>([
      ['x', new Set(['y'])],
      ['z', 'w'],
    ]),
    new Map<unknown, unknown>([['x', new Set(['y', 'z', 'w'])]]),
  ];
  const pictures = [...states, ...maps.map((map) => [map])].map((values) => pictureOf(values));
  for (const [position, one] of pictures.entries())
    for (const [other, two] of pictures.entries()) expect(isSamePicture(one, two)).toBe(position === other);
});
