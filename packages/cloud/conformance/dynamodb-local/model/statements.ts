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
const path = fc.constantFrom('s', 'n', 'm.a', 'l[0]', '"size"', 'g1', 'm', 'ss', 'q', 't');
const columns = fc.constantFrom('*', 'pk', 's, n', 'm.a', 'l[0], n', '"size"', 'pk, m');
const test = fc.oneof(
  fc.tuple(path, fc.constantFrom('=', '<>', '<', '>=', '!='), literal).map((parts) => parts.join(' ')),
  fc.tuple(path, literal).map(([a, b]) => `contains(${a}, ${b})`),
  fc.tuple(path, literal).map(([a, b]) => `begins_with(${a}, ${b})`),
  path.map((a) => `attribute_type(${a}, 'S')`),
  path.map((a) => `${a} IS MISSING`),
  path.map((a) => `${a} IS NOT NULL`),
  fc.tuple(path, literal, literal).map(([a, b, c]) => `${a} IN [${b}, ${c}]`),
  fc.tuple(path, literal, literal).map(([a, b, c]) => `${a} BETWEEN ${b} AND ${c}`),
  fc.tuple(path, literal).map(([a, b]) => `NOT ${a} = ${b}`),
);
const returning = fc.constantFrom(
  '',
  '',
  ' RETURNING ALL NEW *',
  ' RETURNING ALL OLD *',
  ' RETURNING MODIFIED NEW *',
  ' RETURNING MODIFIED OLD *',
);

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
    .tuple(columns, from, fc.option(test))
    .map(([list, source, filter]) =>
      withParameters(`SELECT ${list} FROM ${source}${filter === null ? '' : ` WHERE ${filter}`}`, []),
    );
  const keyed = fc
    .tuple(columns, keyText(table), fc.option(test))
    .map(([list, key, filter]) =>
      withParameters(
        `SELECT ${list} FROM "${table.name}" WHERE ${key.where}${filter === null ? '' : ` AND ${filter}`}`,
        key.parameters,
      ),
    );
  return fc.oneof({ weight: 2, arbitrary: keyed }, { weight: 1, arbitrary: whole });
}

export function pointReadOf(table: TableShape): Arbitrary<Statement> {
  return fc
    .tuple(columns, keyText(table))
    .map(([list, key]) => withParameters(`SELECT ${list} FROM "${table.name}" WHERE ${key.where}`, key.parameters));
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
    path.map((a) => ` REMOVE ${a}`),
    fc.constantFrom(
      ' SET n = n + 1',
      " SET l = list_append(l, ['z'])",
      " SET ss = set_add(ss, <<'c'>>)",
      " SET ss = set_delete(ss, <<'a'>>)",
      ' SET n = if_not_exists(n, 1)',
    ),
  );
  const update = fc
    .tuple(fc.array(assignment, { minLength: 1, maxLength: 2 }), keyText(table), fc.option(test), back)
    .map(([list, key, filter, tail]) =>
      withParameters(
        `UPDATE "${table.name}"${list.join('')} WHERE ${key.where}${filter === null ? '' : ` AND ${filter}`}${tail}`,
        key.parameters,
      ),
    );
  const remove = fc
    .tuple(
      keyText(table),
      fc.option(test),
      withReturning ? fc.constantFrom('', ' RETURNING ALL OLD *') : fc.constant(''),
    )
    .map(([key, filter, tail]) =>
      withParameters(
        `DELETE FROM "${table.name}" WHERE ${key.where}${filter === null ? '' : ` AND ${filter}`}${tail}`,
        key.parameters,
      ),
    );
  return fc.oneof({ weight: 2, arbitrary: insert }, { weight: 3, arbitrary: update }, { weight: 1, arbitrary: remove });
}
