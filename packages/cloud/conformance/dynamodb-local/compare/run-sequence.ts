import type { Sequence } from '../model/sequence.ts';
import type { Step } from '../model/step.ts';
import { otherTable, type IndexShape, type TableShape } from '../model/table-shape.ts';
import { findKnownDifference, otherFaultFirst, partings } from '../known-differences.ts';
import type { KnownDifference } from './explain.ts';
import { compareOutcomes, type Difference } from './compare-outcomes.ts';
import { outcomeOf } from './outcome.ts';
import { tellsOtherFaultFirst } from './two-faults.ts';
import { createTable, deleteTable, streamRecords, type Side } from './sides.ts';

export interface SequenceResult {
  /** Requests whose answers were compared. */
  readonly compared: number;
  /** Of those, how many the other side refused. */
  readonly refused: number;
  readonly known: readonly KnownDifference[];
  readonly unknown: readonly Difference[];
}

function scanStep(table: TableShape, index?: IndexShape): Step {
  return {
    operation: 'Scan',
    input: { TableName: table.name, ...(index && { IndexName: index.name }) },
    manner: 'once',
    unordered: true,
  };
}

/** What must be the same in the end: every table, every index, and below, every stream. */
function lastSteps(table: TableShape): Step[] {
  return [scanStep(table), ...table.indexes.map((index) => scanStep(table, index)), scanStep(otherTable)];
}

async function compareStreams(sequence: Sequence, theirs: Side, ours: Side): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const table of [sequence.table, otherTable]) {
    const step: Step = { operation: 'DescribeTable', input: { stream: table.name }, manner: 'once', unordered: false };
    const [left, right] = await Promise.all([streamRecords(theirs, table), streamRecords(ours, table)]);
    const found = compareOutcomes(sequence.table, step, { answer: { stream: left } }, { answer: { stream: right } });
    differences.push(...found);
  }
  return differences;
}

let sequencesRun = 0;

/** Tokens are remembered for minutes, so that those of one sequence must not be those of another. */
function withOwnToken(step: Step, sequence: number): Step {
  const token = step.input['ClientRequestToken'];
  return token === undefined
    ? step
    : { ...step, input: { ...step.input, ClientRequestToken: `${String(token)}-${sequence}` } };
}

/** Makes the same requests of both sides, until they are known to hold different data. */
export async function runSequence(sequence: Sequence, theirs: Side, ours: Side): Promise<SequenceResult> {
  const tables = [sequence.table, otherTable];
  const known: KnownDifference[] = [];
  const unknown: Difference[] = [];
  const run = (sequencesRun += 1);
  let compared = 0;
  let refused = 0;
  let apart = false;
  const judge = async (differences: readonly Difference[]): Promise<void> => {
    for (const difference of differences) {
      const reason = findKnownDifference(difference);
      if (reason) {
        known.push(reason);
        continue;
      }
      const sameWords = (left: string, right: string): boolean =>
        findKnownDifference({ ...difference, theirs: left, ours: right }) !== undefined;
      if (await tellsOtherFaultFirst(difference, theirs.dynamodb, sameWords)) known.push(otherFaultFirst);
      else unknown.push(difference);
      // Finding that out may have changed the other side.
      apart = true;
    }
  };
  for (const table of tables) await Promise.all([createTable(theirs, table), createTable(ours, table)]);
  try {
    for (const step of [...sequence.steps, ...lastSteps(sequence.table)]) {
      const [left, right] = await Promise.all([
        outcomeOf(theirs.dynamodb, withOwnToken(step, run)),
        outcomeOf(ours.dynamodb, withOwnToken(step, run)),
      ]);
      compared += 1;
      if ('error' in left) refused += 1;
      const differences = compareOutcomes(sequence.table, step, left, right);
      await judge(differences);
      apart ||= differences.some(({ path }) => path === 'outcome') || partings.some(({ after }) => after(step, left));
      if (apart) break;
    }
    if (!apart) await judge(await compareStreams(sequence, theirs, ours));
  } finally {
    for (const table of tables) await Promise.all([deleteTable(theirs, table), deleteTable(ours, table)]);
  }
  return { compared, refused, known, unknown };
}
