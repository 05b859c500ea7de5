import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, fingerprintOfInput } from './identity.ts';

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

test.each([['/home/ann/shop'], ['C:\\work "x"\\shop']])(
  'neither is the folder of the code, in a template or out of it: %s',
  (path) => {
    const ask = (SkyrigLocalPath: string, Runtime = 'nodejs22.x'): readonly string[] => {
      const Properties = { Code: { SkyrigLocalPath }, Runtime };
      const TemplateBody = JSON.stringify({ Resources: { F: { Properties } } });
      return [Properties, { TemplateBody }].map((input) => fingerprintOfInput(input, endpoint));
    };
    expect(ask(path)).toEqual(ask('/srv/ci/shop'));
    expect(ask(path, 'nodejs20.x').every((one, position) => one !== ask(path)[position])).toBe(true);
  },
);

/** What names are kept under, in tokens and lists of known failures. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) => {
    if (member instanceof Uint8Array) return { bytes: [...member] };
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

test('the canonical form of a value is its JSON with sorted names', () => {
  const values = fc.anything({ withDate: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true });
  fc.assert(
    fc.property(values, (value) => {
      expect(canonicalJson(value)).toBe(sorted(value) ?? 'null');
    }),
  );
  const item = {
    10: 'b',
    9: Buffer.from('x'),
    a: new Uint8Array([1, 2]),
    '-1': [undefined, new Date(0)],
    u: undefined,
  };
  expect(canonicalJson(item)).toBe(sorted(item));
});
