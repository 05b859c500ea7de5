import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../attribute-value.ts';
import { parseCondition } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { createPlaceholders } from './placeholders.ts';

const VALUES = {
  ':s': { S: 'b' },
  ':t': { S: 'a' },
  ':n': { N: '1' },
  ':l': { L: [] },
  ':b': { BOOL: true },
  ':m': { M: {} },
  ':ss': { SS: ['a'] },
};

// Each message is what DynamoDB local 2.5 answered to the expression.
const REFUSED: readonly (readonly [string, string])[] = [
  ['', 'The expression can not be empty;'],
  ['  ', 'Syntax error; token: "<EOF>", near: "  "'],
  ['a', 'Syntax error; token: "<EOF>", near: "a"'],
  ['a =', 'Syntax error; token: "<EOF>", near: "="'],
  ['a = :s AND', 'Syntax error; token: "<EOF>", near: "AND"'],
  ['a == :s', 'Syntax error; token: "=", near: "== :s"'],
  ['a = :s)', 'Syntax error; token: ")", near: ":s)"'],
  ['(a = :s', 'Syntax error; token: "<EOF>", near: ":s"'],
  ['((a = :s))', 'The expression has redundant parentheses;'],
  ['(((a = :s)) AND b = :s)', 'The expression has redundant parentheses;'],
  ['a.[0] = :s', 'Syntax error; token: "[", near: ".[0"'],
  ['a[-1] = :s', 'Syntax error; token: "-", near: "[-1"'],
  ['a[:n] = :s', 'Syntax error; token: ":n", near: "[:n]"'],
  ['#a = :zz', 'An expression attribute value used in expression is not defined; attribute value: :zz'],
  ['#q = :s', 'An expression attribute name used in the document path is not defined; attribute name: #q'],
  ['abort = :s', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['a = :s AND size', 'Syntax error; token: "<EOF>", near: "size"'],
  ['attribute_exist(a)', 'Invalid function name; function: attribute_exist'],
  [
    'attribute_exists(a,b)',
    'Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2',
  ],
  ['attribute_exists(:s)', 'Operator or function requires a document path; operator or function: attribute_exists'],
  [
    'attribute_exists(size(a))',
    'Operator or function requires a document path; operator or function: attribute_exists',
  ],
  ['size(a)', 'The function is not allowed to be used this way in an expression; function: size'],
  [
    'size(a,b) = :n',
    'Incorrect number of operands for operator or function; operator or function: size, number of operands: 2',
  ],
  [
    'size(size(a)) = :n',
    'Incorrect operand type for operator or function; operator or function: size, operand type: N',
  ],
  ['size(:n) = :n', 'Incorrect operand type for operator or function; operator or function: size, operand type: N'],
  ['size(:b) > :n', 'Incorrect operand type for operator or function; operator or function: size, operand type: BOOL'],
  [
    'begins_with(a,:b)',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: BOOL',
  ],
  [
    'begins_with(a,:n)',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'begins_with(:n,a)',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'begins_with(:b,:s)',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: BOOL',
  ],
  [
    'begins_with(a,a)',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: begins_with, first operand: [a]',
  ],
  [
    'a = a',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]',
  ],
  [
    'a < a',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: <, first operand: [a]',
  ],
  [
    'a[1] = a[1]',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a, [1]]',
  ],
  ['a > :b', 'Incorrect operand type for operator or function; operator or function: >, operand type: BOOL'],
  ['a > :l', 'Incorrect operand type for operator or function; operator or function: >, operand type: L'],
  [
    'a BETWEEN :s AND :t',
    'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}',
  ],
  [
    'a BETWEEN :s AND :n',
    'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {N:1}',
  ],
  [
    'a BETWEEN :m AND :m',
    'Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: M',
  ],
  [
    'a between :b and :b',
    'Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: BOOL',
  ],
  ['a IN ()', 'Syntax error; token: ")", near: "()"'],
  ['a IN (:s', 'Syntax error; token: "<EOF>", near: ":s"'],
  ['a IN (:s, :t', 'Syntax error; token: "<EOF>", near: ":t"'],
  [
    'a in (:s,a)',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [a]',
  ],
  [
    'contains(a,a)',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a]',
  ],
  [
    'contains(a)',
    'Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1',
  ],
  [
    'attribute_type(a,a)',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: attribute_type, first operand: [a]',
  ],
  [
    'attribute_type(a,b)',
    'Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {S,SS,DOUBLESET,N,HD,INT,BOOL,DICT,FS,BS,DECIMALSET,M,DOUBLE,DECIMAL,INTSET,NS,HDS,NULL,B,FLOAT,L}',
  ],
  [
    'attribute_type(a,:n)',
    'Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N',
  ],
  ['NOT', 'Syntax error; token: "<EOF>", near: "NOT"'],
  ['NOT a', 'Syntax error; token: "<EOF>", near: "a"'],
  ['a = :s OR', 'Syntax error; token: "<EOF>", near: "OR"'],
  ['a <> :s XOR b = :s', 'Syntax error; token: "XOR", near: ":s XOR b"'],
  ['a = "s"', 'Syntax error; token: """, near: "= "s"'],
  ['a = 5', 'Syntax error; token: "5", near: "= 5"'],
  ['1a = :s', 'Syntax error; token: "1", near: "1a"'],
  ['_a = :s', 'Syntax error; token: "_", near: "_a"'],
  ['a = :s; b', 'Syntax error; token: ";", near: ":s; b"'],
  ['a = :s b = :s', 'Syntax error; token: "b", near: ":s b ="'],
  ['ATTRIBUTE_EXISTS(a)', 'Invalid function name; function: ATTRIBUTE_EXISTS'],
  ['attribute_exists(a) attribute_exists(b)', 'Syntax error; token: "attribute_exists", near: ") attribute_exists("'],
  ['attribute_exists[a]', 'Syntax error; token: "a", near: "[a]"'],
  ['attribute_exists()', 'Syntax error; token: ")", near: "()"'],
  ['a.#c = :s', 'An expression attribute name used in the document path is not defined; attribute name: #c'],
  ['a = :', 'Syntax error; token: ":", near: "= :"'],
  ['a = #', 'Syntax error; token: "#", near: "= #"'],
  ['a!b = :s', 'Syntax error; token: "!", near: "a!b"'],
  ['a-b = :s', 'Syntax error; token: "-", near: "a-b"'],
  ['a + b = :s', 'Syntax error; token: "+", near: "a + b"'],
  ['a = :s + :n', 'Syntax error; token: "+", near: ":s + :n"'],
  ['list_append(a,b)', 'The function is not allowed in a condition expression; function: list_append'],
  ['if_not_exists(a,:s) = :s', 'The function is not allowed in a condition expression; function: if_not_exists'],
  ['foo(a) = :s', 'Invalid function name; function: foo'],
  ['a = foo(b)', 'Invalid function name; function: foo'],
  [
    'a = attribute_exists(b)',
    'The function is not allowed to be used this way in an expression; function: attribute_exists',
  ],
  [
    'size(attribute_exists(a)) = :n',
    'The function is not allowed to be used this way in an expression; function: attribute_exists',
  ],
  [
    'size(a) BETWEEN :n AND :s',
    'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:b}',
  ],
  [
    'begins_with(size(a),:s)',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'attribute_type(size(a),:ss)',
    'Incorrect operand type for operator or function; operator or function: attribute_type, operand type: SS',
  ],
  ['a AND b', 'Syntax error; token: "AND", near: "a AND b"'],
  ['a IN :s', 'Syntax error; token: ":s", near: "IN :s"'],
  ['BETWEEN', 'Syntax error; token: "BETWEEN", near: "BETWEEN"'],
  ['AND = :s', 'Syntax error; token: "AND", near: "AND ="'],
  ['SET = :s', 'Syntax error; token: "SET", near: "SET ="'],
  ['a = :s AND (b = :s OR c = :s', 'Syntax error; token: "<EOF>", near: ":s"'],
  ['éa = :s', 'Syntax error; token: "é", near: "éa"'],
  ['a[99999999999] = :s', 'List index is not within the allowable range; index: [99999999999]'],
  ['a[0]b = :s', 'Syntax error; token: "b", near: "]b ="'],
  ['a.0b = :s', 'Syntax error; token: "0", near: ".0b"'],
  ['a.abort = :s', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['abort.a = :s', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['contains(a, :s) = :b', 'The function is not allowed to be used this way in an expression; function: contains'],
  [':s', 'Syntax error; token: "<EOF>", near: ":s"'],
  [':s AND :s', 'Syntax error; token: "AND", near: ":s AND :s"'],
  ['attribute_not_exists(a) or', 'Syntax error; token: "<EOF>", near: "or"'],
  ['a = :s and not', 'Syntax error; token: "<EOF>", near: "not"'],
  ['attribute_exists(a', 'Syntax error; token: "<EOF>", near: "a"'],
  ['a=:s AND a=:s AND', 'Syntax error; token: "<EOF>", near: "AND"'],
  ['a = ', 'Syntax error; token: "<EOF>", near: "= "'],
  ['a  =   ', 'Syntax error; token: "<EOF>", near: "=   "'],
  ['   a', 'Syntax error; token: "<EOF>", near: "a"'],
  ['\ta\n', 'Syntax error; token: "<EOF>", near: "a\n"'],
  ['a    b', 'Syntax error; token: "b", near: "a    b"'],
  ['a  @ b', 'Syntax error; token: "@", near: "a  @ b"'],
  ['a = :s   b    c', 'Syntax error; token: "b", near: ":s   b    c"'],
  ['a = :s and   ', 'Syntax error; token: "<EOF>", near: "and   "'],
  ['attribute_exists(abcdef @@', 'Syntax error; token: "@", near: "abcdef @@"'],
  ['$', 'Syntax error; token: "$", near: "$"'],
  [' $ ', 'Syntax error; token: "$", near: " $ "'],
  ['a = :s and $$ foo', 'Syntax error; token: "$", near: "and $$"'],
  ['a=:s)))', 'Syntax error; token: ")", near: ":s))"'],
  [':s.a = :s', 'Syntax error; token: ".", near: ":s.a"'],
  ['a..b = :s', 'Syntax error; token: ".", near: "..b"'],
  ['a = :s AND b = "hello"', 'Syntax error; token: """, near: "= "hello"'],
  ["a = 'x'", 'Syntax error; token: "\'", near: "= \'x"'],
  ['a = 5.5', 'Syntax error; token: "5", near: "= 5."'],
  ['a=12', 'Syntax error; token: "12", near: "=12"'],
  ['12', 'Syntax error; token: "12", near: "12"'],
  ['a[12', 'Syntax error; token: "<EOF>", near: "12"'],
  ['a = -1', 'Syntax error; token: "-", near: "= -1"'],
  ['é', 'Syntax error; token: "é", near: "é"'],
  ['a = é é', 'Syntax error; token: "é", near: "= é é"'],
  ['a#b = :s', 'Syntax error; token: "#b", near: "a#b ="'],
  ['#', 'Syntax error; token: "#", near: "#"'],
  ['# a', 'Syntax error; token: "#", near: "# a"'],
  ['#-a = :s', 'Syntax error; token: "#", near: "#-"'],
  [':-a = a', 'Syntax error; token: ":", near: ":-"'],
  [':', 'Syntax error; token: ":", near: ":"'],
  ['a = : s', 'Syntax error; token: ":", near: "= : s"'],
  ['#é = :s', 'Syntax error; token: "#", near: "#é"'],
  ['a=#b-c', 'Syntax error; token: "-", near: "#b-c"'],
  ['< a', 'Syntax error; token: "<", near: "< a"'],
  ['a<>', 'Syntax error; token: "<EOF>", near: "<>"'],
  ['a >= = :s', 'Syntax error; token: "=", near: ">= = :s"'],
  ['a ! = :s', 'Syntax error; token: "!", near: "a ! ="'],
  ['a != :s', 'Syntax error; token: "!", near: "a !="'],
  ['a<=>:s', 'Syntax error; token: ">", near: "<=>:s"'],
  ['a = true', 'Attribute name is a reserved keyword; reserved keyword: true'],
  ['()', 'Syntax error; token: ")", near: "()"'],
  ['( )', 'Syntax error; token: ")", near: "( )"'],
  ['(a', 'Syntax error; token: "<EOF>", near: "a"'],
  ['a)', 'Syntax error; token: ")", near: "a)"'],
  ['a b c d', 'Syntax error; token: "b", near: "a b c"'],
  ['a in', 'Syntax error; token: "<EOF>", near: "in"'],
  ['a in (', 'Syntax error; token: "<EOF>", near: "("'],
  ['a between', 'Syntax error; token: "<EOF>", near: "between"'],
  ['a between :s', 'Syntax error; token: "<EOF>", near: ":s"'],
  ['a between :s and', 'Syntax error; token: "<EOF>", near: "and"'],
  ['a between :s or', 'Syntax error; token: "or", near: ":s or"'],
  ['not', 'Syntax error; token: "<EOF>", near: "not"'],
  ['a,b', 'Syntax error; token: ",", near: "a,b"'],
  ['a = :s,', 'Syntax error; token: ",", near: ":s,"'],
  ['{a} = :s', 'Syntax error; token: "{", near: "{a"'],
  ['a = :s AND AND', 'Syntax error; token: "AND", near: "AND AND"'],
  ['a = :s /* */', 'Syntax error; token: "/", near: ":s /*"'],
  [
    'a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=:s',
    'The document path has too many nesting levels; nesting levels: 33',
  ],
  ['abort = :zz', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  [':zz = abort', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['#z = :zz', 'An expression attribute name used in the document path is not defined; attribute name: #z'],
  ['foo(abort)', 'Invalid function name; function: foo'],
  ['foo(:zz)', 'Invalid function name; function: foo'],
  ['abort = foo(a)', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['((a = :s)) and abort = :s', 'The expression has redundant parentheses;'],
  ['((a = :s)) and foo(b)', 'The expression has redundant parentheses;'],
  ['((a = :s)) and :zz = b', 'The expression has redundant parentheses;'],
  ['((a = :s)) and b = b', 'The expression has redundant parentheses;'],
  ['b = b and abort=:s', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  [
    'b = b and c = :zz',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [b]',
  ],
  [
    'begins_with(a,:b) and c=:zz',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: BOOL',
  ],
  ['begins_with(a,:b) and foo(a)', 'Invalid function name; function: foo'],
  [
    'begins_with(a,:b) and a=a',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: BOOL',
  ],
  [
    'a=a and begins_with(a,:b)',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]',
  ],
  ['size(a) and begins_with(a,:b)', 'The function is not allowed to be used this way in an expression; function: size'],
  ['begins_with(a,:b) and size(a)', 'The function is not allowed to be used this way in an expression; function: size'],
  ['size(a) and b = :zz', 'The function is not allowed to be used this way in an expression; function: size'],
  ['attribute_exists(a,:zz)', 'An expression attribute value used in expression is not defined; attribute value: :zz'],
  ['attribute_exists(:s,:zz)', 'An expression attribute value used in expression is not defined; attribute value: :zz'],
  [
    'attribute_exists(:s,:n)',
    'Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2',
  ],
  [
    'a < :b and a between :n and :s',
    'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL',
  ],
  [
    'a between :n and :s and a < :b',
    'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:b}',
  ],
  ['b = :zz and #q = :s', 'An expression attribute value used in expression is not defined; attribute value: :zz'],
  ['#q = :s and b = :zz', 'An expression attribute name used in the document path is not defined; attribute name: #q'],
  ['b = :zz and abort = :s', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['abort = :s and b = :zz', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['list_append(a) = :zz', 'The function is not allowed in a condition expression; function: list_append'],
  ['a[99999999999] = :zz', 'List index is not within the allowable range; index: [99999999999]'],
  ['a[2147483648]=:s', 'List index is not within the allowable range; index: [2147483648]'],
  ['size(a,b) and abort=:s', 'The function is not allowed to be used this way in an expression; function: size'],
  ['a = :b and size(a)', 'The function is not allowed to be used this way in an expression; function: size'],
  ['begins_with(a,:b) and ((a=:n))', 'The expression has redundant parentheses;'],
  ['(a)', 'Syntax error; token: "<EOF>", near: ")"'],
  ['((a)) = :s', 'The expression has redundant parentheses;'],
  ['(a = :s) = :s', 'Syntax error; token: "=", near: ") = :s"'],
  ['a[01] = :s', 'Syntax error; token: "1", near: "01]"'],
  ['a[1 2] = :s', 'Syntax error; token: "2", near: "1 2]"'],
  ['a = :s and', 'Syntax error; token: "<EOF>", near: "and"'],
  [
    'attribute_type(a,:b)',
    'Incorrect operand type for operator or function; operator or function: attribute_type, operand type: BOOL',
  ],
  [
    'attribute_type(a,size(b))',
    'Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N',
  ],
  [
    'attribute_type(a,b,c)',
    'Incorrect number of operands for operator or function; operator or function: attribute_type, number of operands: 3',
  ],
  [
    ':b between a and b',
    'Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: BOOL',
  ],
  [
    'begins_with(a, size(b))',
    'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'a.b = a.b',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a, b]',
  ],
  [
    'a in (b, a)',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [a]',
  ],
  [
    'a between a and b',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [a]',
  ],
  [
    'a between b and a',
    'The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [a]',
  ],
];

describe('parseCondition', () => {
  test.each(REFUSED)('refuses %j with the words of the service', (text, reason) => {
    const placeholders = createPlaceholders({ '#a': 'zz' }, VALUES);
    expect(() => parseCondition(text, placeholders)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message: `Invalid ConditionExpression: ${reason}` }),
    );
  });

  test('names the types that attribute_type knows in the order of the service', () => {
    const placeholders = createPlaceholders(undefined, { ':t': { S: 'XX' } });
    expect(() => parseCondition('attribute_type(a, :t)', placeholders)).toThrow(
      'Invalid attribute type name found; type: XX, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
    );
  });

  test('names the parameter in which the mistake is', () => {
    expect(() => parseCondition('a', createPlaceholders(), 'FilterExpression')).toThrow(
      'Invalid FilterExpression: Syntax error; token: "<EOF>", near: "a"',
    );
  });

  test('limits the size, the operators, the operands of IN and the depth of a path', () => {
    const parse = (text: string) => () => parseCondition(text, createPlaceholders(undefined, VALUES));
    expect(parse(`a = :s${' '.repeat(4090)}`)).not.toThrow();
    expect(parse(`a = :s${' '.repeat(4091)}`)).toThrow('exceeded the maximum allowed size; expression size: 4097');
    expect(parse(`${'NOT '.repeat(299)}a = :s`)).not.toThrow();
    expect(parse(`${'NOT '.repeat(300)}a = :s`)).toThrow('contains too many operators; operator count: 301');
    expect(parse(`a IN (${Array(100).fill(':s').join()})`)).not.toThrow();
    expect(parse(`a IN (${Array(101).fill(':s').join()})`)).toThrow('too many operands; number of operands: 101');
    expect(parse(`a${'.a'.repeat(31)} = :s`)).not.toThrow();
    expect(parse(`a${'.a'.repeat(32)} = :s`)).toThrow('too many nesting levels; nesting levels: 33');
  });

  test('binds NOT closer than AND, and AND closer than OR', () => {
    const holds = (text: string) => evaluateCondition(parseCondition(text, createPlaceholders()), { yes: { S: '' } });
    expect(holds('attribute_exists(yes) OR attribute_exists(n1) AND attribute_exists(n2)')).toBe(true);
    expect(holds('(attribute_exists(yes) OR attribute_exists(n1)) AND attribute_exists(n2)')).toBe(false);
    expect(holds('NOT attribute_exists(n1) AND attribute_exists(n2)')).toBe(false);
    expect(holds('NOT (attribute_exists(n1) AND attribute_exists(n2))')).toBe(true);
  });

  test('means what the written logic means, however it is nested', () => {
    const names = ['a', 'b', 'c'] as const;
    interface Formula {
      readonly text: string;
      readonly holds: (present: ReadonlySet<string>) => boolean;
    }
    const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
      formula: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(...names).map((name): Formula => ({
          text: `attribute_exists(${name})`,
          holds: (present) => present.has(name),
        })),
        tie('formula').map(({ text, holds }): Formula => ({
          text: `NOT ${group(text)}`,
          holds: (present) => !holds(present),
        })),
        fc
          .tuple(tie('formula'), fc.constantFrom('AND', 'OR'), tie('formula'))
          .map(([left, operator, right]): Formula => ({
            text: `${group(left.text)} ${operator} ${group(right.text)}`,
            holds: (present) =>
              operator === 'AND'
                ? left.holds(present) && right.holds(present)
                : left.holds(present) || right.holds(present),
          })),
      ),
    }));
    fc.assert(
      fc.property(formula, fc.subarray([...names]), ({ text, holds }, present) => {
        fc.pre(text.length <= 4096);
        const item: Item = Object.fromEntries(present.map((name) => [name, { BOOL: true }]));
        expect(evaluateCondition(parseCondition(text, createPlaceholders()), item)).toBe(holds(new Set(present)));
      }),
    );
  });
});

function group(text: string): string {
  return text.includes(' ') ? `(${text})` : text;
}
