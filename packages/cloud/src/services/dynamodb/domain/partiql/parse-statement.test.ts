import { describe, expect, test } from 'vitest';
import { evaluateCondition } from '../expression/evaluate-condition.ts';
import { parseStatement } from './parse-statement.ts';
import { selectRow } from './select-row.ts';

function malformed(text: string): [string, string] {
  return [text, `Statement wasn't well formed, can't be processed: ${text}`];
}

describe('parseStatement', () => {
  test('reads a SELECT with columns, an index, a condition and an order', () => {
    const statement = parseStatement(
      `select id, m.k, l[0] from "my table"."by-owner" where owner = ? and n <= 2 order by n desc, id -- newest first`,
      [{ S: 'me' }],
    );
    expect(statement).toEqual({
      kind: 'select',
      table: 'my table',
      index: 'by-owner',
      columns: [
        { name: 'id', path: ['id'] },
        { name: 'k', path: ['m', 'k'] },
        { name: 'l[0]', path: ['l', 0] },
      ],
      where: {
        kind: 'and',
        left: {
          kind: 'compare',
          operator: '=',
          left: { kind: 'path', path: ['owner'] },
          right: { kind: 'value', value: { S: 'me' } },
        },
        right: {
          kind: 'compare',
          operator: '<=',
          left: { kind: 'path', path: ['n'] },
          right: { kind: 'value', value: { N: '2' } },
        },
      },
      orderBy: [
        { name: 'n', descending: true },
        { name: 'id', descending: false },
      ],
    });
  });

  test('reads an INSERT of every kind of value', () => {
    const text = `INSERT INTO t VALUE {'id': ?, 'n': -1.5e3, 's': 'it''s', 'l': [1, null, true], 'm': {'k': false}, 'ss': <<'b', 'a'>>, 'ns': <<2, 1>>};`;
    expect(parseStatement(text, [{ S: 'x' }])).toEqual({
      kind: 'insert',
      table: 't',
      item: {
        id: { S: 'x' },
        n: { N: '-1500' },
        s: { S: "it's" },
        l: { L: [{ N: '1' }, { NULL: true }, { BOOL: true }] },
        m: { M: { k: { BOOL: false } } },
        ss: { SS: ['a', 'b'] },
        ns: { NS: ['1', '2'] },
      },
    });
  });

  test('reads an UPDATE into the actions of an update expression', () => {
    const text = `UPDATE t SET a = a + 1, l = list_append(l, [9]) SET ss = set_add(ss, <<'c'>>) SET ts = set_delete(ts, <<1>>) REMOVE m.k WHERE id = 'x' RETURNING MODIFIED NEW *`;
    expect(parseStatement(text)).toMatchObject({
      kind: 'update',
      update: {
        actions: [
          { kind: 'set', path: ['a'], value: { kind: 'plus' } },
          { kind: 'set', path: ['l'], value: { kind: 'listAppend' } },
          { kind: 'add', path: ['ss'], value: { SS: ['c'] } },
          { kind: 'delete', path: ['ts'], value: { NS: ['1'] } },
          { kind: 'remove', path: ['m', 'k'] },
        ],
      },
      returning: 'UPDATED_NEW',
    });
  });

  test('reads a DELETE, and the EXISTS of a transaction', () => {
    expect(parseStatement(`DELETE FROM t WHERE id = 'x' RETURNING ALL OLD *`)).toMatchObject({
      kind: 'delete',
      returning: 'ALL_OLD',
    });
    expect(parseStatement(`EXISTS(SELECT * FROM t WHERE id = 'x')`)).toMatchObject({
      kind: 'exists',
      select: { kind: 'select', table: 't' },
    });
  });

  const item = {
    a: { N: '5' },
    s: { S: 'abc' },
    z: { NULL: true as const },
    l: { L: [{ N: '1' }] },
    m: { M: { k: { S: 'v' } } },
  };
  test.each([
    [`5 = a AND a <> 4 AND a != 3`, true],
    [`a BETWEEN 1 AND 9 AND a IN [1, 5] AND a IN (5)`, true],
    [`NOT (a = 5) OR q IS MISSING`, true],
    [`z IS NULL AND q IS NOT NULL`, true],
    [`s IS NOT MISSING AND z IS MISSING`, false],
    [`begins_with(s, 'ab') AND contains(l, 1) AND attribute_type("a", 'N') AND size(s) > 2`, true],
    [`m['k'] = 'v' AND m = {'k': 'v'} AND l = [1]`, true],
    [`attribute_exists(m.k) AND attribute_not_exists(q)`, true],
  ])('WHERE %s is %s', (where, holds) => {
    const statement = parseStatement(`SELECT * FROM t WHERE ${where}`);
    expect(statement.kind === 'select' && statement.where && evaluateCondition(statement.where, item)).toBe(holds);
  });

  // Each message is what DynamoDB local 2.5 answered to the statement.
  test.each([
    malformed(''),
    malformed('SELECT'),
    malformed('SELECT FROM t'),
    malformed('SELECT id,* FROM t'),
    malformed('SELECT * FROM t WHERE'),
    malformed("SELECT * FROM t WHERE a = 'x"),
    malformed('insert into t values {}'),
    malformed("UPDATE t WHERE id='x'"),
    malformed("UPDATE t ADD a 1 WHERE id='x'"),
    malformed('DELETE * FROM t'),
    ['FOO', 'Unsupported operation: VariableReference'],
    ['SELECT * FROM t WHERE a', 'WHERE clause must contain an expression that resolves to a boolean'],
    ['SELECT * FROM t WHERE a + 1 = 6', 'Unsupported operator in Condition Expression. Operator: +'],
    ["SELECT * FROM t WHERE a LIKE 'x'", 'Unsupported operator in Condition Expression. Operator: like'],
    ['SELECT * FROM t WHERE exists(a)', 'Unrecognized function: exists'],
    ['SELECT * FROM t WHERE a = ?', "Number of parameters in request and statement don't match."],
    ['SELECT * FROM t WHERE a = MISSING', 'MISSING must be compared using IS operator'],
    ['UPDATE t SET a = MISSING', 'MISSING must be compared using IS operator'],
    ['UPDATE ttt SET ss=set_add(zz,<<1>>)', 'The first argument to SET_ADD must equal the assignment value'],
    ['UPDATE ttt SET a=set_add(a,5)', 'The second argument to SET_ADD must be a value with type SET at 1:26:1'],
    ['SELECT count(*) FROM t', 'Unexpected path component at 1:8:5'],
    ['SELECT a AS b FROM t', 'Aliasing is not supported'],
    ['SELECT * FROM t u', 'Aliasing is not supported'],
    ['SELECT * FROM t, u', 'Only select from a single table or index is supported.'],
    ['SELECT DISTINCT a FROM t', 'Unsupported token in expression: DISTINCT'],
    ['SELECT * FROM ttt LIMIT 1', 'Unsupported clause: LIMIT at 1:25:1'],
    ['SELECT * FROM t GROUP BY a', 'Unsupported clause: GROUP BY'],
    ['SELECT * FROM t ORDER BY a', 'Must have WHERE clause in the statement when using ORDER BY clause.'],
    [
      'UPDATE t SET a=1, a=2',
      'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
    ],
    ['UPDATE t SET a=1 RETURNING ALL NEW a', "Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause"],
    [
      'DELETE FROM t RETURNING MODIFIED OLD *',
      'Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements.',
    ],
    [
      "INSERT INTO ttt VALUE 'x'",
      'Unsupported format in item expression. Please use struct format {...} to express item values for insert statement. at 1:23:3',
    ],
    [
      "INSERT INTO t VALUE {'a':<<1,'b'>>}",
      'Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags',
    ],
    ["INSERT INTO t VALUE {'a':1} RETURNING ALL OLD *", 'RETURNING is not supported in INSERT'],
    ["INSERT INTO ttt VALUE {'id':'x','sk':1,'a':<<>>}", 'Empty bags are not supported at 1:44:2'],
    ["INSERT INTO ttt VALUE {'id':'x','sk':1,'id':'y'}", 'Duplicate keys in tuple. Key: id under root at 1:40:4'],
    [
      "INSERT INTO ttt VALUE {id:'x','sk':1}",
      'Tuple keys must be of type String. Actual type: VariableReference under root at 1:24:2',
    ],
    [`INSERT INTO ttt VALUE {'id':"x",'sk':1}`, 'Unsupported data type: x under key root at 1:29:3'],
  ])('refuses %s', (text, message) => {
    expect(() => parseStatement(text)).toThrow(expect.objectContaining({ name: 'ValidationException', message }));
  });
});

test('a row has the columns that were asked for, flat, or the whole item', () => {
  const item = { id: { S: 'x' }, m: { M: { l: { L: [{ N: '1' }] } } } };
  const statement = parseStatement('SELECT id, m.l[0], nope FROM t');
  expect(statement.kind === 'select' && selectRow(statement.columns, item)).toEqual({
    id: { S: 'x' },
    'l[0]': { N: '1' },
  });
  expect(selectRow(undefined, item)).toBe(item);
});

describe('the faults of an UPDATE', () => {
  const where = 'WHERE begins_with(s, 5)';
  test.each([
    [`UPDATE t SET a = missing ${where}`, 'operator or function: begins_with, operand type: N'],
    [`UPDATE t SET a = foo(b) ${where}`, 'operator or function: begins_with, operand type: N'],
    [`UPDATE t SET a = 1 SET a = 2 ${where}`, 'operator or function: begins_with, operand type: N'],
    [`UPDATE t SET a = 1 SET a = 2 SET b = foo(b)`, 'Unrecognized function: foo'],
    [`UPDATE t SET b = set_add(c, <<1>>) SET a = 1 SET a = 2`, 'The first argument to SET_ADD must equal'],
    [`UPDATE t SET a = 'x' + 1 SET a = 2`, 'Two document paths overlap'],
    [`UPDATE t SET a = 'x' + 1`, 'operator or function: +, operand type: S'],
  ])('%s: the WHERE first, then values, overlaps and types', (text, message) => {
    expect(() => parseStatement(text)).toThrow(message);
  });
});

test('a WHERE tells values that it cannot have before types that do not fit', () => {
  expect(() => parseStatement('SELECT * FROM t WHERE begins_with(s, 5) OR contains(n, missing)')).toThrow(
    'MISSING must be compared using IS operator',
  );
});

test('a SELECT has one column of a name', () => {
  expect(() => parseStatement('SELECT m.a, l.a FROM t')).toThrow('Duplicate identifiers in select clause: a');
  expect(() => parseStatement('SELECT m.a, m FROM t')).toThrow(
    /overlap with each other.*path one: \[m\], path two: \[m, a\]$/,
  );
});
