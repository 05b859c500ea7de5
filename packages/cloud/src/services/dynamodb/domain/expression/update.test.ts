import { describe, expect, test } from 'vitest';
import { createPlaceholders } from './placeholders.ts';
import { parseUpdate } from './update.ts';

const VALUES = {
  ':s': { S: 'b' },
  ':t': { S: 'a' },
  ':n': { N: '1' },
  ':l': { L: [] },
  ':b': { BOOL: true },
  ':m': { M: {} },
  ':ss': { SS: ['a'] },
  ':ns': { NS: ['1'] },
  ':zn': { NULL: true },
};

// Each message is what DynamoDB local 2.5 answered to the expression.
const REFUSED: readonly (readonly [string, string])[] = [
  ['', 'The expression can not be empty;'],
  ['SET', 'Syntax error; token: "<EOF>", near: "SET"'],
  ['SET a', 'Syntax error; token: "<EOF>", near: "a"'],
  ['SET a =', 'Syntax error; token: "<EOF>", near: "="'],
  ['SET a = :s,', 'Syntax error; token: "<EOF>", near: ","'],
  ['SET a = :s b = :s', 'Syntax error; token: "b", near: ":s b ="'],
  ['SET a = :s SET b = :s', 'The "SET" section can only be used once in an update expression;'],
  ['SET a = :s REMOVE b SET c = :s', 'The "SET" section can only be used once in an update expression;'],
  [
    'set a = :s remove a',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
  ],
  [
    'SET a=:s,a=:s',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
  ],
  [
    'SET a.b=:s, a[1]=:s',
    'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]',
  ],
  [
    'SET a[1]=:s,a=:s',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a]',
  ],
  [
    'SET a=:s,a.b.c=:s',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b, c]',
  ],
  ['SET #q = :s', 'An expression attribute name used in the document path is not defined; attribute name: #q'],
  ['SET a = :zz', 'An expression attribute value used in expression is not defined; attribute value: :zz'],
  ['SET abort = :s', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['SET a = a + :s', 'Incorrect operand type for operator or function; operator or function: +, operand type: S'],
  ['SET a = :s + :n', 'Incorrect operand type for operator or function; operator or function: +, operand type: S'],
  ['SET a = :n - :l', 'Incorrect operand type for operator or function; operator or function: -, operand type: L'],
  ['SET a = a + :n + :n', 'Syntax error; token: "+", near: ":n + :n"'],
  ['SET a = ((a + :n))', 'The expression has redundant parentheses;'],
  [
    'SET a = if_not_exists(q)',
    'Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1',
  ],
  [
    'SET a = if_not_exists(:s, q)',
    'Operator or function requires a document path; operator or function: if_not_exists',
  ],
  [
    'SET a = list_append(l, :s)',
    'Incorrect operand type for operator or function; operator or function: list_append, operand type: S',
  ],
  [
    'SET a = list_append(l)',
    'Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1',
  ],
  [
    'SET a = list_append(:l,l,:l)',
    'Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 3',
  ],
  [
    'SET a = if_not_exists(nope,list_append(l,:l))',
    'The function is not allowed to be used this way in an expression; function: list_append',
  ],
  [
    'SET a = list_append(:l,:l) + :n',
    'The function is not allowed to be used this way in an expression; function: list_append',
  ],
  [
    'SET a = list_append(:n,:l) + :n',
    'The function is not allowed to be used this way in an expression; function: list_append',
  ],
  ['SET a = if_not_exists(b, a+:n)', 'Syntax error; token: "+", near: "a+:n"'],
  ['SET a = if_not_exists(size(b), :n)', 'The function is not allowed in an update expression; function: size'],
  ['SET a = size(b)', 'The function is not allowed in an update expression; function: size'],
  ['SET a = foo(b)', 'Invalid function name; function: foo'],
  ['SET a = attribute_exists(b)', 'The function is not allowed in an update expression; function: attribute_exists'],
  ['SET a = contains(b, :s)', 'The function is not allowed in an update expression; function: contains'],
  ['SET size(a) = :s', 'Syntax error; token: "(", near: "size(a"'],
  ['SET :s = :s', 'Syntax error; token: ":s", near: "SET :s ="'],
  ['SET a = :s AND b = :s', 'Syntax error; token: "AND", near: ":s AND b"'],
  ['REMOVE', 'Syntax error; token: "<EOF>", near: "REMOVE"'],
  ['REMOVE a,', 'Syntax error; token: "<EOF>", near: ","'],
  ['REMOVE a b', 'Syntax error; token: "b", near: "a b"'],
  ['REMOVE a = :s', 'Syntax error; token: "=", near: "a = :s"'],
  [
    'REMOVE l[0], l',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [l, [0]], path two: [l]',
  ],
  ['ADD', 'Syntax error; token: "<EOF>", near: "ADD"'],
  ['ADD a', 'Syntax error; token: "<EOF>", near: "a"'],
  [
    'ADD a :s',
    'Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  [
    'ADD a :l',
    'Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  [
    'ADD a :m',
    'Incorrect operand type for operator or function; operator: ADD, operand type: MAP, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  [
    'ADD a :b',
    'Incorrect operand type for operator or function; operator: ADD, operand type: BOOLEAN, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  [
    'ADD a :zn',
    'Incorrect operand type for operator or function; operator: ADD, operand type: NULL, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  ['ADD a b', 'Syntax error; token: "b", near: "a b"'],
  [
    'ADD l :l',
    'Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  ['ADD big big', 'Syntax error; token: "big", near: "big big"'],
  ['DELETE', 'Syntax error; token: "<EOF>", near: "DELETE"'],
  [
    'DELETE ss :s',
    'Incorrect operand type for operator or function; operator: DELETE, operand type: STRING, typeSet: ALLOWED_FOR_DELETE_OPERAND',
  ],
  [
    'DELETE ss :n',
    'Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND',
  ],
  [
    'DELETE ss :l',
    'Incorrect operand type for operator or function; operator: DELETE, operand type: LIST, typeSet: ALLOWED_FOR_DELETE_OPERAND',
  ],
  ['DELETE ss a', 'Syntax error; token: "a", near: "ss a"'],
  [
    'ADD a :n, a :n',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
  ],
  [
    'ADD a :n DELETE a :ss',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
  ],
  ['UPDATE a', 'Syntax error; token: "UPDATE", near: "UPDATE a"'],
  ['SET a :n', 'Syntax error; token: ":n", near: "a :n"'],
  ['SET a = :n ADD', 'Syntax error; token: "<EOF>", near: "ADD"'],
  ['foo', 'Syntax error; token: "foo", near: "foo"'],
  ['SET a = -:n', 'Syntax error; token: "-", near: "= -:n"'],
  ['SET a = 1', 'Syntax error; token: "1", near: "= 1"'],
  ['SET a = a+1', 'Syntax error; token: "1", near: "+1"'],
  [
    'DELETE ss :ss ADD ss :ss',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [ss], path two: [ss]',
  ],
  [
    'REMOVE a SET a = :n',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
  ],
  [
    'SET a = if_not_exists(a, a)',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: if_not_exists, first operand: [a]',
  ],
  [
    'SET #a.#b = :s, #a = :s',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [zz, yy], path two: [zz]',
  ],
  [
    'REMOVE m.k, m.k',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m, k], path two: [m, k]',
  ],
  [
    'ADD ss :ss SET ss = :s',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [ss], path two: [ss]',
  ],
  [
    'SET #x = :n REMOVE #y',
    'An expression attribute name used in the document path is not defined; attribute name: #y',
  ],
  [
    'ADD a :l, b :s',
    'Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  [
    'DELETE ss :n ADD b :l',
    'Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND',
  ],
  ['SET b = #x, a = :none', 'An expression attribute value used in expression is not defined; attribute value: :none'],
  [
    'SET a = list_append(:none, #x)',
    'An expression attribute value used in expression is not defined; attribute value: :none',
  ],
  ['SET a = b.abort', 'Attribute name is a reserved keyword; reserved keyword: abort'],
];

describe('parseUpdate', () => {
  test.each(REFUSED)('refuses %j with the words of the service', (text, reason) => {
    const placeholders = createPlaceholders({ '#a': 'zz', '#b': 'yy' }, VALUES);
    expect(() => parseUpdate(text, placeholders)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message: `Invalid UpdateExpression: ${reason}` }),
    );
  });

  test('reads every section, in any order and any case', () => {
    const { actions } = parseUpdate(
      'remove l[1] SET a.#b = if_not_exists(x, :n) + :n, c = list_append(:l, d) add n :n DELETE s :ss',
      createPlaceholders({ '#b': 'y.y' }, VALUES),
    );
    expect(actions).toEqual([
      { kind: 'remove', path: ['l', 1] },
      {
        kind: 'set',
        path: ['a', 'y.y'],
        value: {
          kind: 'plus',
          left: { kind: 'ifNotExists', path: ['x'], otherwise: { kind: 'value', value: { N: '1' } } },
          right: { kind: 'value', value: { N: '1' } },
        },
      },
      {
        kind: 'set',
        path: ['c'],
        value: {
          kind: 'listAppend',
          first: { kind: 'value', value: { L: [] } },
          second: { kind: 'path', path: ['d'] },
        },
      },
      { kind: 'add', path: ['n'], value: { N: '1' } },
      { kind: 'delete', path: ['s'], value: { SS: ['a'] } },
    ]);
  });
});
