import { inspect } from 'node:util';
import type { Sequence } from '../model/sequence.ts';
import { otherTable } from '../model/table-shape.ts';
import type { Difference } from './compare-outcomes.ts';

const show = (value: unknown): string =>
  inspect(value, { depth: null, breakLength: 140, maxStringLength: 300, sorted: false });

/** The requests that lead to a difference, to be read or copied into a test. */
export function formatReproduction(sequence: Sequence, difference: Difference): string {
  const { name, partition, sort, indexes, stream } = sequence.table;
  const keyText = [partition, ...(sort ? [sort] : [])].map((key) => `${key.name} ${key.type}`).join(', ');
  const indexText = indexes.map((index) => `${index.name} ${index.projection.ProjectionType}`).join(', ');
  const usesOther = JSON.stringify(sequence.steps).includes(otherTable.name);
  const end = sequence.steps.indexOf(difference.step);
  const steps = end < 0 ? [...sequence.steps, difference.step] : sequence.steps.slice(0, end + 1);
  return [
    `  table ${name} (${keyText})${indexText === '' ? '' : `, indexes ${indexText}`}, stream ${stream}${usesOther ? `; table ${otherTable.name} (pk S)` : ''}`,
    ...steps.map(
      ({ operation, input, manner }) => `  ${operation}${manner === 'once' ? '' : ` (${manner})`} ${show(input)}`,
    ),
    `  at ${difference.path}${sequence.overHttp ? ' (over HTTP)' : ''}`,
    `    DynamoDB Local: ${show(difference.theirs)}`,
    `    ours:           ${show(difference.ours)}`,
  ].join('\n');
}
