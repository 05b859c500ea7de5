import { expect, test } from 'vitest';
import { fingerprintOfInput } from './identity.ts';

const endpoint = 'http://127.0.0.1:41234';

test('requests that ask the same are the same, whatever the order of their members', () => {
  expect(fingerprintOfInput({ a: 1, b: new Uint8Array([2]) }, endpoint)).toBe(
    fingerprintOfInput({ b: new Uint8Array([2]), a: 1 }, endpoint),
  );
  expect(fingerprintOfInput({ a: 1 }, endpoint)).not.toBe(fingerprintOfInput({ a: 2 }, endpoint));
});

test('the port that the cloud listens on and tokens of the SDK are no part of what is asked', () => {
  const ask = (base: string, token: string): string =>
    fingerprintOfInput({ QueueUrl: `${base}/000000000000/q`, ClientRequestToken: token }, base);
  expect(ask('http://127.0.0.1:1111', 'x')).toBe(ask('http://127.0.0.1:2222', 'y'));
});
