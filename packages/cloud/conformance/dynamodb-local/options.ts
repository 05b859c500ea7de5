import { parseArgs } from 'node:util';
import { operationNames, type OperationName } from './model/step.ts';

export interface Options {
  /** How many sequences. */
  readonly runs: number;
  readonly seed: number;
  readonly only: readonly OperationName[];
  /** Stops early after so long. */
  readonly maxSeconds: number;
  /** How many kinds of difference to shrink. */
  readonly shrink: number;
}

export const usage = `npm run conformance:dynamodb-local -- [options]

  --runs N           sequences to run (default 2000)
  --seed S           replays the run that printed this seed
  --only A,B         only PutItem and these operations
  --max-seconds N    stop after so long (default 240)
  --shrink N         kinds of difference to shrink (default 10)`;

/** The command line is wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new UsageError(`--${name} ${text} is not a whole number.`);
  return value;
}

function operation(name: string): OperationName {
  const found = operationNames.find((one) => one === name);
  if (!found) throw new UsageError(`--only ${name}: the operations are ${operationNames.join(', ')}.`);
  return found;
}

export function parseOptions(argv: readonly string[], randomSeed: number): Options {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        runs: { type: 'string', default: '2000' },
        seed: { type: 'string', default: String(randomSeed) },
        only: { type: 'string', default: '' },
        'max-seconds': { type: 'string', default: '240' },
        shrink: { type: 'string', default: '10' },
      },
    });
    return {
      runs: wholeNumber('runs', values.runs),
      seed: wholeNumber('seed', values.seed),
      only: values.only === '' ? [] : values.only.split(',').map(operation),
      maxSeconds: wholeNumber('max-seconds', values['max-seconds']),
      shrink: wholeNumber('shrink', values.shrink),
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
