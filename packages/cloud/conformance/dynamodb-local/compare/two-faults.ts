import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Step } from '../model/step.ts';
import { otherTable, type TableShape } from '../model/table-shape.ts';
import { partitionValues, sortValues } from '../model/values.ts';
import { smaller } from '../shrink.ts';
import type { Difference } from './compare-outcomes.ts';
import { outcomeOf } from './outcome.ts';

type Input = Step['input'];
const MAX_ATTEMPTS = 250;

/** Placeholders that nothing mentions any more would be a fault of their own. */
function withoutUnusedPlaceholders(input: Input): Input {
  const text = JSON.stringify(Object.entries(input).filter(([name]) => name.endsWith('Expression')));
  const pruned = Object.entries(input).map(([name, value]): [string, unknown] => {
    if (!name.startsWith('ExpressionAttribute') || typeof value !== 'object' || value === null) return [name, value];
    const used = Object.entries(value).filter(([placeholder]) =>
      new RegExp(`${placeholder}(?![A-Za-z0-9_])`).test(text),
    );
    return [name, used.length > 0 ? Object.fromEntries(used) : undefined];
  });
  return Object.fromEntries(pruned.filter(([, value]) => value !== undefined));
}

/** The expression without one of its terms, and each term alone. */
function* fewerTerms(expression: string): Generator<string> {
  const clauses = expression.split(/ (?=(?:SET|REMOVE|ADD|DELETE) )/);
  if (!/^(SET|REMOVE|ADD|DELETE) /.test(expression)) {
    for (const term of expression.split(/ AND | OR | and |, /)) {
      yield term.replace(/^(NOT |\()+/, '').replace(/\)+$/, (all) => all.slice(0, term.includes('(') ? 1 : 0));
    }
    return;
  }
  for (const [index, clause] of clauses.entries()) {
    if (clauses.length > 1) yield clauses.toSpliced(index, 1).join(' ');
    const [, verb = '', list = ''] = /^(\w+) (.*)$/.exec(clause) ?? [];
    // A comma inside of a function's arguments is not one between actions.
    const actions = list.split(/, (?![^(]*\))/);
    if (actions.length === 1) continue;
    for (const dropped of actions.keys())
      yield clauses.with(index, `${verb} ${actions.toSpliced(dropped, 1).join(', ')}`).join(' ');
  }
}

/** A wrong key cannot be made right by leaving something out. */
function withRightKey(table: TableShape, input: Input): Input {
  const shape = input['TableName'] === table.name ? table : otherTable;
  const [partition] = partitionValues(shape.partition);
  const [sort] = shape.sort ? sortValues(shape.sort) : [];
  const key = { [shape.partition.name]: partition, ...(shape.sort && { [shape.sort.name]: sort }) };
  return {
    ...input,
    ...(input['Key'] !== undefined && { Key: key }),
    ...(input['Item'] !== undefined && { Item: key }),
  };
}

/** Of lists in the request, one element alone. */
function* alone(value: unknown, depth: number): Generator<unknown> {
  if (depth === 0 || typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    if (value.length > 2) for (const one of value) yield [one];
    return;
  }
  for (const [name, one] of Object.entries(value))
    for (const less of alone(one, depth - 1)) yield { ...value, [name]: less };
}

/** The request with fewer faults, perhaps: one member less, or one term of an expression. */
function* reductions(input: Input): Generator<Input> {
  for (const less of alone(input, 4)) yield withoutUnusedPlaceholders(less as Input);
  for (const less of smaller(input, 3)) yield withoutUnusedPlaceholders(less as Input);
  for (const [name, value] of Object.entries(input)) {
    if (!name.endsWith('Expression') || typeof value !== 'string') continue;
    for (const less of fewerTerms(value)) yield withoutUnusedPlaceholders({ ...input, [name]: less });
  }
}

/**
 * Whether both see the fault that we told, and differ only in which of several they tell first: a smaller request is
 * refused by the other in our words, or in words that are known to mean the same.
 */
export async function tellsOtherFaultFirst(
  difference: Difference,
  theirs: DynamoDBClient,
  sameWords: (theirs: string, ours: string) => boolean,
): Promise<boolean> {
  const { path, ours, step } = difference;
  if (path !== 'error.message' || typeof ours !== 'string') return false;
  const toReduce: Input[] = [withRightKey(difference.table, step.input), step.input];
  const heard = new Set<string>();
  let attempts = 0;
  for (const larger of toReduce) {
    for (const input of [larger, ...reductions(larger)]) {
      attempts += 1;
      if (attempts > MAX_ATTEMPTS) return false;
      const outcome = await outcomeOf(theirs, { ...step, input });
      if (!('error' in outcome)) continue;
      const { message } = outcome.error as { readonly message: string };
      if (message === ours || sameWords(message, ours)) return true;
      // Another fault: there may be a third behind it.
      if (!heard.has(message)) toReduce.push(input);
      heard.add(message);
    }
  }
  return false;
}
