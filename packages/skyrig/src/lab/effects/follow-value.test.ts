import assert from 'node:assert';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { allowCloning } from './clone-followed.ts';
import { followValue } from './follow-value.ts';

const require = createRequire(import.meta.url);
const jest = createRequire(require.resolve('jest'))('@jest/expect') as { readonly jestExpect: typeof expect };

const plain = (): Record<string, unknown> & { readonly values: Record<string, unknown>; readonly keys: string[] } => ({
  id: 'a',
  count: 3,
  values: { cem: 1, nested: { deep: [1, { x: null }] } },
  keys: ['b', 'a'],
  tags: new Set(['x']),
  at: new Date(0),
  bytes: new Uint8Array([1, 2]),
  missing: undefined,
});

const follow = (reads: string[] = []): ReturnType<typeof plain> =>
  followValue(plain(), {
    onLeaf: (path) => void reads.push(path.join('.')),
    onShape: (path) => void reads.push(`${path.join('.')}*`),
  });

describe('a followed value', () => {
  test('is the plain one to every matcher of Vitest, in both directions', () => {
    expect(follow()).toEqual(plain());
    expect(plain()).toEqual(follow());
    expect(follow()).toStrictEqual(plain());
    expect(plain()).toStrictEqual(follow());
    expect(follow()).toMatchObject({ values: { cem: 1 }, keys: ['b', 'a'] });
    expect(follow()).toHaveProperty('values.nested.deep', [1, { x: null }]);
    expect(follow()).toEqual(expect.objectContaining({ keys: expect.arrayContaining(['a']) as unknown }));
    expect([follow()]).toContainEqual(plain());
    expect(follow().keys).toHaveLength(2);
    expect(follow()).not.toEqual({ ...plain(), count: 4 });
    expect(follow().values).toMatchInlineSnapshot(`
      {
        "cem": 1,
        "nested": {
          "deep": [
            1,
            {
              "x": null,
            },
          ],
        },
      }
    `);
  });

  test('is the plain one to Jest', () => {
    const { jestExpect } = jest;
    jestExpect(follow()).toEqual(plain());
    jestExpect(follow()).toStrictEqual(plain());
    jestExpect(follow()).toMatchObject({ values: { cem: 1 } });
    expect(() => jestExpect(follow()).toEqual({ ...plain(), count: 4 })).toThrow(/count/);
  });

  test('is the plain one to node:assert', () => {
    assert.deepStrictEqual(follow(), plain());
    assert.deepEqual(plain(), follow());
    assert.notDeepStrictEqual(follow(), { ...plain(), count: 4 });
    expect(() => assert.deepStrictEqual(follow(), { ...plain(), count: 4 })).toThrow(/count: 3/);
  });

  test('is the plain one to JSON, spread, inspect, structuredClone and what lists do', () => {
    onTestFinished(allowCloning());
    expect(JSON.stringify(follow())).toBe(JSON.stringify(plain()));
    expect({ ...follow() }).toEqual(plain());
    expect(inspect(follow(), { depth: 9 })).toBe(inspect(plain(), { depth: 9 }));
    expect(structuredClone({ in: [follow()] })).toEqual({ in: [plain()] });
    expect(Array.isArray(follow().keys)).toBe(true);
    expect(
      follow()
        .keys.map((key) => key.toUpperCase())
        .sort(),
    ).toEqual(['A', 'B']);
    expect([...follow().keys, ...follow().keys.toSorted()]).toEqual(['b', 'a', 'a', 'b']);
    expect(Object.entries(follow().values).length).toBe(2);
    expect(follow()).toBeInstanceOf(Object);
    expect((follow()['tags'] as Set<string>).has('x')).toBe(true);
    expect((follow()['at'] as Date).getTime()).toBe(0);
  });

  test('keeps the identity of its members, and what is written to it', () => {
    const value = follow();
    expect(value.values).toBe(value.values);
    value.values['cem'] = 2;
    delete value.values['nested'];
    expect(value).toMatchObject({ values: { cem: 2 } });
    expect(Object.keys(value.values)).toEqual(['cem']);
  });

  test('tells what was read, elements of lists under the name of their list', () => {
    const reads: string[] = [];
    const value = follow(reads);
    expect([value['id'], value.values['cem'], value.keys[0], value.keys.length, 'count' in value]).toHaveLength(5);
    expect(reads).toEqual(['id', 'values.cem', 'keys', 'keys*']);
  });
});

test('structuredClone is what it was once nobody follows any more', () => {
  const before = globalThis.structuredClone;
  const [first, second] = [allowCloning(), allowCloning()];
  first();
  first();
  expect(globalThis.structuredClone).not.toBe(before);
  second();
  expect(globalThis.structuredClone).toBe(before);
});
