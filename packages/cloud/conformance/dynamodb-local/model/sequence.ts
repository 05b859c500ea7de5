import fc, { type Arbitrary } from 'fast-check';
import { groupStep } from './group-steps.ts';
import { deleteOf, getOf, once, putOf, updateOf } from './item-steps.ts';
import { queryOf, scanOf } from './page-steps.ts';
import type { OperationName, Step } from './step.ts';
import { otherTable, tableShapes, type TableShape } from './table-shape.ts';

const MAX_STEPS = 14;

/** Requests to make, in order, of two fresh tables. */
export interface Sequence {
  readonly table: TableShape;
  readonly steps: readonly Step[];
  /** Ours is reached through a socket. */
  readonly overHttp: boolean;
}

function stepOf(table: TableShape): Arbitrary<Step> {
  return fc.oneof(
    { weight: 6, arbitrary: putOf(table) },
    { weight: 1, arbitrary: putOf(otherTable) },
    { weight: 6, arbitrary: updateOf(table) },
    { weight: 2, arbitrary: deleteOf(table) },
    { weight: 2, arbitrary: getOf(table) },
    { weight: 4, arbitrary: queryOf(table) },
    { weight: 2, arbitrary: scanOf(table) },
    { weight: 6, arbitrary: groupStep([table, otherTable]) },
    { weight: 1, arbitrary: fc.constant(once('DescribeTable', { TableName: table.name })) },
  );
}

/** Sequences over every shape of table; with `only`, of PutItem and these operations alone. */
export function sequences(only: readonly OperationName[] = []): Arbitrary<Sequence> {
  const forShape = (table: TableShape): Arbitrary<Sequence> => {
    const any = stepOf(table);
    const step =
      only.length === 0 ? any : any.filter(({ operation }) => operation === 'PutItem' || only.includes(operation));
    return fc.record({
      table: fc.constant(table),
      steps: fc.array(step, { minLength: 1, maxLength: MAX_STEPS, size: 'max' }),
      overHttp: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    });
  };
  return fc.oneof(...tableShapes.map(forShape));
}
