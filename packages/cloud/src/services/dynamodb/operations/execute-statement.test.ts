import { describe, expect, test } from 'vitest';
import { createTestDynamodb, tableInput, type TestDynamodb } from '../dynamodb.fixture.ts';

async function create(): Promise<TestDynamodb> {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput({ sort: true }));
  for (const [id, seq] of [
    ['a', 1],
    ['a', 2],
    ['a', 3],
    ['b', 1],
  ] as const) {
    await cloud.call('PutItem', {
      TableName: 'Orders',
      Item: { id: { S: id }, seq: { N: String(seq) }, v: { N: String(seq * 10) } },
    });
  }
  return cloud;
}

describe('SELECT', () => {
  test.each([
    [`SELECT v FROM Orders WHERE id = 'a' AND seq >= 2`, [20, 30]],
    [`SELECT v FROM Orders WHERE id = 'a' ORDER BY seq DESC`, [30, 20, 10]],
    [`SELECT v FROM Orders WHERE id IN ['b', 'a'] AND seq = 1`, [10, 10]],
    [`SELECT v FROM Orders WHERE id = 'a' AND v > 15`, [20, 30]],
  ])('%s', async (Statement, expected) => {
    const { call } = await create();
    const { Items: items = [] } = await call('ExecuteStatement', { Statement });
    expect(items.map(({ v }) => Number(v?.N))).toEqual(expected);
  });

  test('pages by limit and token, over several partitions', async () => {
    const { call } = await create();
    const Statement = `SELECT * FROM Orders WHERE id IN ['a', 'b']`;
    const seen: (string | undefined)[] = [];
    for (let token: string | undefined, first = true; first || token; first = false) {
      const page: { Items?: Record<string, { S?: string }>[]; NextToken?: string | undefined } = (await call(
        'ExecuteStatement',
        {
          Statement,
          Limit: 2,
          ...(token !== undefined && { NextToken: token }),
        },
      )) as never;
      seen.push(...(page.Items ?? []).map(({ id }) => id?.S));
      token = page.NextToken;
    }
    expect(seen).toEqual(['a', 'a', 'a', 'b']);
    await expect(call('ExecuteStatement', { Statement, NextToken: 'zz' })).rejects.toMatchObject({
      message: 'Invalid NextToken',
    });
  });
});

describe('changes', () => {
  test('INSERT makes an item once', async () => {
    const { call } = await create();
    const insert = { Statement: `INSERT INTO Orders VALUE {'id': ?, 'seq': 9}`, Parameters: [{ S: 'z' }] };
    expect(await call('ExecuteStatement', insert)).toEqual({ Items: [] });
    await expect(call('ExecuteStatement', insert)).rejects.toMatchObject({
      code: 'DuplicateItemException',
      message: 'Duplicate primary key exists in table',
    });
  });

  test('UPDATE needs the item, DELETE does not', async () => {
    const { call } = await create();
    const where = `WHERE id = 'a' AND seq = 1`;
    expect(
      await call('ExecuteStatement', { Statement: `UPDATE Orders SET v = v + 1 ${where} RETURNING ALL NEW *` }),
    ).toEqual({
      Items: [{ id: { S: 'a' }, seq: { N: '1' }, v: { N: '11' } }],
    });
    const missing = { Statement: `UPDATE Orders SET v = 1 WHERE id = 'a' AND seq = 99` };
    await expect(call('ExecuteStatement', missing)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
    expect(
      await call('ExecuteStatement', { Statement: `DELETE FROM Orders ${where} RETURNING ALL OLD *` }),
    ).toMatchObject({
      Items: [{ v: { N: '11' } }],
    });
    expect(await call('ExecuteStatement', { Statement: `DELETE FROM Orders ${where}` })).toEqual({ Items: [] });
  });

  test('a further condition must hold', async () => {
    const { call } = await create();
    const statement = { Statement: `UPDATE Orders SET v = 1 WHERE id = 'a' AND seq = 1 AND v = 99` };
    await expect(call('ExecuteStatement', statement)).rejects.toMatchObject({
      code: 'ConditionalCheckFailedException',
    });
  });

  test('an incomplete key is refused', async () => {
    const { call } = await create();
    await expect(call('ExecuteStatement', { Statement: `DELETE FROM Orders WHERE id = 'a'` })).rejects.toMatchObject({
      code: 'ValidationException',
      message: 'Where clause does not contain a mandatory equality on all key attributes',
    });
  });
});

test('a table that is not there is ResourceNotFoundException', async () => {
  const { call } = await create();
  await expect(call('ExecuteStatement', { Statement: 'SELECT * FROM Nope' })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});

test('a delete of nothing is a success whatever its conditions; of an item that fails them it is not', async () => {
  const { call } = await create();
  const where = (seq: number) => ({ Statement: `DELETE FROM Orders WHERE id = 'a' AND seq = ${seq} AND v = 999` });
  expect(await call('ExecuteStatement', where(77))).toMatchObject({ Items: [] });
  await expect(call('ExecuteStatement', where(1))).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
});

test('an index finds missing what it does not hold, unless the partition is given', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', {
    ...tableInput(),
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'state', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'ByState',
        KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
  await call('PutItem', { TableName: 'Orders', Item: { id: { S: 'a' }, state: { S: 'new' }, note: { S: 'x' } } });
  const all = `SELECT id FROM Orders.ByState WHERE note = 'x'`;
  expect(await call('ExecuteStatement', { Statement: all })).toEqual({ Items: [] });
  const scan = { TableName: 'Orders', IndexName: 'ByState', FilterExpression: 'attribute_not_exists(note)' };
  expect(await call('Scan', scan)).toMatchObject({ Count: 1, ScannedCount: 1 });
  await expect(call('ExecuteStatement', { Statement: `${all} AND state = 'new'` })).rejects.toMatchObject({
    message:
      'One or more parameter values were invalid: Secondary index ByState does not project one or more filter attributes: [note]',
  });
});
