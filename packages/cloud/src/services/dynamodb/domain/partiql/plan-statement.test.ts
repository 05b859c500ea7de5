import { describe, expect, test } from 'vitest';
import type { KeySchema } from '../key-schema.ts';
import { parseStatement } from './parse-statement.ts';
import { planItem, planSelect } from './plan-statement.ts';

const SCHEMA: KeySchema = { partition: { name: 'id', type: 'S' }, sort: { name: 'sk', type: 'N' } };

function where(text: string) {
  const statement = parseStatement(`DELETE FROM t ${text && `WHERE ${text}`}`);
  return statement.kind === 'delete' ? statement.where : undefined;
}

describe('planSelect', () => {
  test('queries the partition that is named and filters by the rest', () => {
    expect(planSelect(where(`a = 1 AND 1 < sk AND id = 'x'`), SCHEMA)).toMatchObject({
      kind: 'query',
      keyConditions: [{ partition: { S: 'x' }, sort: { operator: '>', values: [{ N: '1' }] } }],
      filter: { kind: 'compare', left: { path: ['a'] } },
    });
  });

  test('queries every partition of an IN, each once', () => {
    expect(planSelect(where(`id IN ['x', 'y', 'x'] AND sk BETWEEN 1 AND 2`), SCHEMA)).toEqual({
      kind: 'query',
      keyConditions: ['x', 'y'].map((S) => ({
        partition: { S },
        sort: { operator: 'BETWEEN', values: [{ N: '1' }, { N: '2' }] },
      })),
    });
  });

  test.each(['', 'sk = 1', `id > 'x'`, `id = 'x' OR sk = 1`, `id = a`])('scans for %j', (text) => {
    expect(planSelect(where(text), SCHEMA).kind).toBe('scan');
  });
});

test('a key that is compared with another type, or with nothing, is refused', () => {
  expect(() => planSelect(where('id = 5'), SCHEMA)).toThrow(
    "Key attribute's data type should match its data type in table's schema: Key id",
  );
  expect(() => planSelect(where(`id = ''`), SCHEMA)).toThrow('cannot contain an empty string value. Key: id');
});

describe('planItem', () => {
  test('takes the key out of the condition', () => {
    expect(planItem(where(`id = 'x' AND a = 5 AND sk = 1`), SCHEMA)).toMatchObject({
      key: { id: { S: 'x' }, sk: { N: '1' } },
      condition: { kind: 'compare', left: { path: ['a'] } },
    });
  });

  test.each(['', `id = 'x'`, `id = 'x' AND sk > 1`, `id = 'x' OR sk = 1`, `id IN ['x'] AND sk = 1`])(
    'refuses %j',
    (text) => {
      expect(() => planItem(where(text), SCHEMA)).toThrow(
        'Where clause does not contain a mandatory equality on all key attributes',
      );
    },
  );
});
