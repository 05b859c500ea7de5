import { expect, test } from 'vitest';
import type { Bundle } from '../code/bundle.ts';
import { createScriptNode, inputKey, InvocationScripts, type ScriptNode } from './invocation-script.ts';

const bundle = (entry: string): Bundle => ({ entry, body: '', filename: entry, map: '', isRepeatable: true });
const one = bundle('one.ts');
const other = bundle('other.ts');

/** A node in which so many characters are logged. */
function logging(length: number): ScriptNode {
  const node = createScriptNode();
  node.outputs.push({ kind: 'log', entry: { timestamp: 0, level: 'INFO', line: 'x'.repeat(length) } });
  return node;
}

test('scripts are found by bundle and by what they begin with', () => {
  const scripts = new InvocationScripts();
  const node = logging(1);
  scripts.keep(one, 'env', 'a', node);
  expect(scripts.find(one, 'a')).toBe(node);
  expect([scripts.find(one, 'b'), scripts.find(other, 'a')]).toEqual([undefined, undefined]);
  expect([scripts.knows(one, 'env'), scripts.knows(other, 'env')]).toEqual([true, false]);
  expect(scripts.knows(one, 'another')).toBe(false);
});

test('what takes too much room is forgotten, and can be known again', () => {
  const scripts = new InvocationScripts(10_000);
  const root = logging(1000);
  scripts.keep(one, 'env', 'a', root);
  for (let n = 0; n < 5; n++) scripts.extend(root, String(n), logging(1000));
  expect(scripts.knows(one, 'env')).toBe(true);
  scripts.extend(root, 'last', logging(1000));
  expect(scripts.knows(one, 'env')).toBe(false);
  scripts.keep(one, 'env', 'a', root);
  expect(scripts.find(one, 'a')).toBe(root);
});

test('ends take room, too', () => {
  const scripts = new InvocationScripts(10_000);
  const root = createScriptNode();
  const end = { error: undefined, unhandled: [], stillRunningAfterReturn: [], memoryMb: 1 };
  root.ending = { ...end, payload: 'x'.repeat(20_000) };
  scripts.keep(one, 'env', 'a', root);
  expect(scripts.knows(one, 'env')).toBe(false);
});

test('code that is refused has no scripts any more', () => {
  const scripts = new InvocationScripts();
  scripts.keep(one, 'env', 'a', logging(1));
  scripts.refuse(one, 'ended');
  expect(scripts.knows(one, 'env')).toBe(false);
  expect([one, other].map((code) => new InvocationScripts().refusalOf(code))).toEqual(['ended', undefined]);
});

test('inputs differ by request, time and every part of the answer', () => {
  const input = { request: 0, atMs: 5, response: { status: 200, headers: { a: 'b' }, body: Buffer.from('{}') } };
  const { response } = input;
  const others = [
    { ...input, request: 1 },
    { ...input, atMs: 6 },
    { ...input, response: { ...response, status: 201 } },
    { ...input, response: { ...response, headers: { a: 'c' } } },
    { ...input, response: { ...response, body: Buffer.from([0xff, 0xfe]) } },
    { ...input, response: { ...response, body: Buffer.from([0xff, 0xff]) } },
  ];
  expect(new Set([input, { ...input }, ...others].map(inputKey)).size).toBe(1 + others.length);
});
