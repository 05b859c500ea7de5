import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { skyrigError } from '@skyrig/cloud';
import { CONTESTANTS } from './measure/contestants.ts';

/** What a run of the benchmark is to measure. */
export interface BenchmarkOptions {
  readonly trials: number;
  /** Runs after which a trial gives up. */
  readonly cap: number;
  /** Seconds after which a trial gives up. */
  readonly seconds: number;
  /** Trials without a find after which a plain contestant has no more on a subject; 0: it has all. */
  readonly plainTrials: number;
  /** Runs after which a trial of an ablation gives up. */
  readonly ablationCap: number;
  readonly subjects: RegExp;
  /** Undefined: all. */
  readonly strategies: readonly string[] | undefined;
  /** Random walks of the detector. */
  readonly walks: number;
  /** Replays of each subject's first token. */
  readonly replays: number;
  /** New processes in which all tokens are replayed. */
  readonly fresh: number;
  /** Pairs of runs with and without control. */
  readonly pairs: number;
  readonly out: string;
  /** As it was called. */
  readonly command: string;
}

/** What repeats itself for so long does so for ever. */
const MAX_ABLATION_CAP = 200;

/** Reads the command line of the benchmark. `--short` makes everything small that is not given. */
export function readOptions(args: readonly string[]): BenchmarkOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      short: { type: 'boolean', default: false },
      trials: { type: 'string' },
      cap: { type: 'string' },
      seconds: { type: 'string' },
      'plain-trials': { type: 'string' },
      subjects: { type: 'string', default: '' },
      strategies: { type: 'string' },
      fresh: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const { short } = values;
  const strategies = values.strategies?.split(',');
  const unknown = strategies?.find((name) => !CONTESTANTS.some((contestant) => contestant === name));
  if (unknown !== undefined) {
    throw skyrigError('BENCH', `${JSON.stringify(unknown)} is no strategy. There are: ${CONTESTANTS.join(', ')}.`);
  }
  const cap = countOf('cap', values.cap ?? (short ? '60' : '1000'));
  return {
    trials: countOf('trials', values.trials ?? (short ? '3' : '20')),
    cap,
    seconds: countOf('seconds', values.seconds ?? (short ? '20' : '600')),
    plainTrials: countOf('plain-trials', values['plain-trials'] ?? (short ? '1' : '5')),
    ablationCap: Math.min(cap, MAX_ABLATION_CAP),
    subjects: new RegExp(values.subjects),
    strategies,
    walks: short ? 5 : 20,
    replays: short ? 10 : 100,
    fresh: countOf('fresh', values.fresh ?? (short ? '1' : '3')),
    pairs: short ? 6 : 30,
    out: values.out ?? (short ? join(tmpdir(), 'skyrig-races') : import.meta.dirname),
    command: commandOf(args),
  };
}

/** Without where the results went. */
function commandOf(args: readonly string[]): string {
  const told = args.filter((arg, index) => arg !== '--out' && args[index - 1] !== '--out');
  return ['npm run bench:races', ...(told.length > 0 ? ['--', ...told] : [])].join(' ');
}

function countOf(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0 && text.trim() !== '') return count;
  throw skyrigError('BENCH', `--${name} is ${JSON.stringify(text)}: give a whole number.`);
}
