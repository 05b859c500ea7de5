import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc, { type Arbitrary } from 'fast-check';
import type { KeyAttribute, TableShape } from './table-shape.ts';
import { partitionValues, sortValues } from './values.ts';

interface Statement {
  readonly Statement: string;
  readonly Parameters?: AttributeValue[];
}

const literals = [
  "'abc'",
  "'it''s'",
  '5',
  '-1.5',
  'true',
  'null',
  "['a', 1]",
  "{'a': 'ab', 'n': 2}",
  "<<'a', 'b'>>",
  '<<1, 2>>',
  "''",
  '1e3',
  'missing',
];
const literal = fc.constantFrom(...literals);
const path = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom(
      's',
      'n',
      'm.a',
      'm.l[1]',
      'l[0]',
      'l[1]',
      '"size"',
      'g1',
      'g2',
      'l1',
      'm',
      'l',
      'ss',
      'ns',
      'bs',
      'q',
      'q.r',
      't',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('pk', 'sk', 'pk.a', 'sk[0]', 'g1.a', 'l1[0]', 'm."a"', "m['a']") },
);
const columns = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom('*', 'pk', 's, n', 'm.a', 'l[0], n', '"size"', 'pk, m', 'm.l[0]', 'l[1], m.a', 'l1, g1'),
  },
  { weight: 1, arbitrary: fc.constantFrom('pk.a', 'm, m.a', 'l[0], l[0]', 'g1.a', 'q, l1[0]') },
);
const comparator = fc.constantFrom('=', '<>', '<', '<=', '>', '>=', '!=');
const test = fc.oneof(
  fc.tuple(path, comparator, literal).map((parts) => parts.join(' ')),
  fc.tuple(path, comparator, path).map((parts) => parts.join(' ')),
  fc.tuple(path, comparator).map(([a, sign]) => `size(${a}) ${sign} 2`),
  fc.tuple(path, literal).map(([a, b]) => `contains(${a}, ${b})`),
  fc.tuple(path, literal).map(([a, b]) => `begins_with(${a}, ${b})`),
  path.map((a) => `attribute_type(${a}, 'S')`),
  fc.tuple(path, fc.constantFrom('MISSING', 'NOT MISSING', 'NULL', 'NOT NULL')).map((parts) => parts.join(' IS ')),
  path.map((a) => `attribute_exists(${a})`),
  fc.tuple(path, literal, literal).map(([a, b, c]) => `${a} IN [${b}, ${c}]`),
  fc.tuple(path, literal, literal).map(([a, b, c]) => `${a} BETWEEN ${b} AND ${c}`),
  fc.tuple(path, literal).map(([a, b]) => `NOT ${a} = ${b}`),
);
/** One predicate, or two joined. */
const filter = fc.oneof(
  { weight: 4, arbitrary: test },
  { weight: 1, arbitrary: fc.tuple(test, fc.constantFrom('AND', 'OR'), test).map((parts) => `(${parts.join(' ')})`) },
);
const returning = fc.constantFrom(
  '',
  '',
  ' RETURNING ALL NEW *',
  ' RETURNING ALL OLD *',
  ' RETURNING MODIFIED NEW *',
  ' RETURNING MODIFIED OLD *',
);

/** Literals that can stand as parameters as well. */
const asParameter: Readonly<Record<string, AttributeValue>> = {
  "'abc'": { S: 'abc' },
  true: { BOOL: true },
  null: { NULL: true },
  '-1.5': { N: '-1.5' },
  "['a', 1]": { L: [{ S: 'a' }, { N: '1' }] },
  "{'a': 'ab', 'n': 2}": { M: { a: { S: 'ab' }, n: { N: '2' } } },
  "<<'a', 'b'>>": { SS: ['a', 'b'] },
};
const PARAMETER = /\?|'abc'|\btrue\b|\bnull\b|-1\.5|\['a', 1\]|\{'a': 'ab', 'n': 2\}|<<'a', 'b'>>/g;

/** The same statement, with parameters for what it says in literals. */
function parameterised({ Statement: text, Parameters: given = [] }: Statement): Statement {
  const rest = [...given];
  const parameters: AttributeValue[] = [];
  const replaced = text.replace(PARAMETER, (literalText) => {
    const value = literalText === '?' ? rest.shift() : asParameter[literalText];
    if (value) parameters.push(value);
    return '?';
  });
  return withParameters(replaced, parameters);
}

const sometimesParameterised = (statement: Arbitrary<Statement>): Arbitrary<Statement> =>
  fc.oneof({ weight: 3, arbitrary: statement }, { weight: 1, arbitrary: statement.map(parameterised) });

interface KeyText {
  readonly where: string;
  readonly members: string;
  readonly parameters: AttributeValue[];
}

const asLiteral = (value: AttributeValue): string =>
  'N' in value && value.N !== undefined ? value.N : `'${value.S ?? ''}'`;

function keyText(table: TableShape): Arbitrary<KeyText> {
  const keys: KeyAttribute[] = table.sort ? [table.partition, table.sort] : [table.partition];
  const pools = keys.map((key, index) => (index === 0 ? partitionValues(key) : sortValues(key)));
  const binary = keys.some(({ type }) => type === 'B');
  return fc
    .tuple(fc.tuple(...pools.map((pool) => fc.constantFrom(...pool))), binary ? fc.constant(true) : fc.boolean())
    .map(([chosen, asParameters]) => {
      const texts = chosen.map((value) => (asParameters ? '?' : asLiteral(value)));
      return {
        where: keys.map(({ name }, index) => `${name} = ${texts[index]}`).join(' AND '),
        members: keys.map(({ name }, index) => `'${name}': ${texts[index]}`).join(', '),
        parameters: asParameters ? chosen : [],
      };
    });
}

const withParameters = (text: string, parameters: AttributeValue[]): Statement => ({
  Statement: text,
  ...(parameters.length > 0 && { Parameters: parameters }),
});

export function selectOf(table: TableShape): Arbitrary<Statement> {
  const from = fc.constantFrom(
    `"${table.name}"`,
    table.name,
    ...table.indexes.map(({ name }) => `"${table.name}"."${name}"`),
  );
  const whole = fc
    .tuple(columns, from, fc.option(filter))
    .map(([list, source, one]) =>
      withParameters(`SELECT ${list} FROM ${source}${one === null ? '' : ` WHERE ${one}`}`, []),
    );
  const queried = fc
    .tuple(
      columns,
      fc.constantFrom(...partitionValues(table.partition)),
      fc.constantFrom('', ...(table.sort ? [' ORDER BY sk', ' ORDER BY sk DESC'] : [])),
      fc.option(filter),
    )
    .map(([list, key, order, one]) =>
      withParameters(
        `SELECT ${list} FROM "${table.name}" WHERE ${table.partition.name} = ?${one === null ? '' : ` AND ${one}`}${order}`,
        [key],
      ),
    );
  const keyed = fc
    .tuple(columns, keyText(table), fc.option(filter))
    .map(([list, key, one]) =>
      withParameters(
        `SELECT ${list} FROM "${table.name}" WHERE ${key.where}${one === null ? '' : ` AND ${one}`}`,
        key.parameters,
      ),
    );
  return fc.oneof({ weight: 2, arbitrary: keyed }, { weight: 1, arbitrary: queried }, { weight: 1, arbitrary: whole });
}

export function pointReadOf(table: TableShape): Arbitrary<Statement> {
  return fc
    .tuple(columns, keyText(table))
    .map(([list, key]) => withParameters(`SELECT ${list} FROM "${table.name}" WHERE ${key.where}`, key.parameters));
}

/** What only transactions know: a condition on an item that is not changed. */
export function existsOf(table: TableShape): Arbitrary<Statement> {
  return fc
    .tuple(keyText(table), filter)
    .map(([key, one]) =>
      withParameters(`EXISTS(SELECT * FROM "${table.name}" WHERE ${key.where} AND ${one})`, key.parameters),
    );
}

export function changeOf(table: TableShape, withReturning = true): Arbitrary<Statement> {
  const back = withReturning ? returning : fc.constant('');
  const insert = fc
    .tuple(keyText(table), fc.array(fc.tuple(fc.constantFrom('s', 'n', 'm', 'l', 'ss'), literal), { maxLength: 2 }))
    .map(([key, rest]) =>
      withParameters(
        `INSERT INTO "${table.name}" VALUE {${key.members}${rest.map(([name, value]) => `, '${name}': ${value}`).join('')}}`,
        key.parameters,
      ),
    );
  const assignment = fc.oneof(
    fc.tuple(path, literal).map(([a, b]) => ` SET ${a} = ${b}`),
    fc.tuple(path, literal, path, literal).map(([a, b, c, d]) => ` SET ${a} = ${b}, ${c} = ${d}`),
    path.map((a) => ` REMOVE ${a}`),
    fc.constantFrom(
      ' SET n = n + 1',
      ' SET n = n - 1',
      ' SET m.n = m.n + n',
      ' SET q = s',
      ' SET q = l[0]',
      ' SET m.l = list_append(m.l, l)',
      " SET l = list_append(l, ['z'])",
      " SET ss = set_add(ss, <<'c'>>)",
      " SET ss = set_delete(ss, <<'a'>>)",
      ' SET n = if_not_exists(n, 1)',
    ),
  );
  const update = fc
    .tuple(fc.array(assignment, { minLength: 1, maxLength: 2 }), keyText(table), fc.option(filter), back)
    .map(([list, key, one, tail]) =>
      withParameters(
        `UPDATE "${table.name}"${list.join('')} WHERE ${key.where}${one === null ? '' : ` AND ${one}`}${tail}`,
        key.parameters,
      ),
    );
  const remove = fc
    .tuple(
      keyText(table),
      fc.option(filter),
      withReturning ? fc.constantFrom('', ' RETURNING ALL OLD *') : fc.constant(''),
    )
    .map(([key, one, tail]) =>
      withParameters(
        `DELETE FROM "${table.name}" WHERE ${key.where}${one === null ? '' : ` AND ${one}`}${tail}`,
        key.parameters,
      ),
    );
  return sometimesParameterised(
    fc.oneof({ weight: 2, arbitrary: insert }, { weight: 3, arbitrary: update }, { weight: 1, arbitrary: remove }),
  );
}
