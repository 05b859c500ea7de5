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
  [
    "a client's middleware",
    subject(new SQSClient({}), ({ middlewareStack }) => middlewareStack.add((next) => next, { step: 'build' })),
  ],
  ["a client's settings", subject(new SQSClient({}), ({ config }) => (config.maxAttempts = async () => 9))],
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
  expect(pictureOf([Array.from({ length: 5000 }, (_, n) => n)])).toBeUndefined();
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
  const pictures = [[0], [-0], [NaN], ['0'], [undefined], [null], [], [0, 0]].map((values) => pictureOf(values));
  for (const [position, one] of pictures.entries())
    for (const [other, two] of pictures.entries()) expect(isSamePicture(one, two)).toBe(position === other);
});
