import { describe, expect, test } from 'vitest';
import type { KeySchema } from '../key-schema.ts';
import { parseStatement } from './parse-statement.ts';
import { planItem, planSelect } from './plan-statement.ts';

const SCHEMA: KeySchema = { partition: { name: 'id', type: 'S' }, sort: { name: 'sk', type: 'N' } };

function where(text: string) {
  const statement = parseStatement(`DELETE FROM t ${text && `WHERE ${text}`}`);
  return statement.kind === 'delete' ? statement.where : undefined;
}

const MISFIT = 'One or more parameter values were invalid: Condition parameter type does not match schema type';

describe('a key and what it can never be', () => {
  const planned = (text: string) => () => planSelect(where(text), SCHEMA, { partition: { name: 'base', type: 'B' } });

  test.each([
    'id <> 5',
    'NOT id = 5',
    'id IS NOT NULL',
    'id IN [5]',
    `a = 1 OR (b = 2 AND sk < 'a')`,
    `id = 'x' AND contains(sk, 'a')`,
    `sk BETWEEN 'a' AND 'b'`,
    `base = 'text'`,
  ])('%s is refused', (text) => {
    expect(planned(text)).toThrow(MISFIT);
  });

  test('are told in other words where the key would be found by it', () => {
    const message = "Key attribute's data type should match its data type in table's schema: Key";
    expect(planned('id IS NULL')).toThrow(`${message} id`);
    expect(planned(`id = 'x' AND sk = 'a'`)).toThrow(`${message} sk`);
  });

  test('an empty text is refused, however it is compared', () => {
    expect(planned(`id <> ''`)).toThrow('The AttributeValue for a key attribute cannot contain an empty string value.');
  });

  test.each([`id <> 'x'`, 'id = other', `attribute_type(id, 'N')`, 'other <> 5', 'other IS NULL', 'size(id) = 5'])(
    '%s passes',
    (text) => {
      expect(planned(text)).not.toThrow();
    },
  );
});

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

test('an item cannot have a key twice', () => {
  expect(() => planItem(where(`id = 'x' AND sk = 1 AND id = 'y'`), SCHEMA)).toThrow(
    'Multiple conditions on same key id. Only single item Update/Insert/Delete are supported',
  );
  expect(planItem(where(`id = 'x' AND sk = 1 AND id <> 'y'`), SCHEMA)).toMatchObject({ key: { id: { S: 'x' } } });
});
