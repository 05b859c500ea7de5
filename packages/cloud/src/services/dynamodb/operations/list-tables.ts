import type { DynamodbOperation } from '../state.ts';

const DEFAULT_LIMIT = 100;

/** Names in order, a hundred at a time. */
export const listTables: DynamodbOperation<'ListTables'> = (input, { state }) => {
  const { ExclusiveStartTableName: start, Limit: limit = DEFAULT_LIMIT } = input;
  const names: string[] = [];
  for (const [name] of state.tables.range(start === undefined ? {} : { from: start, exclusive: true })) {
    if (names.length === limit) return { TableNames: names, LastEvaluatedTableName: names.at(-1) };
    names.push(name);
  }
  return { TableNames: names };
};
