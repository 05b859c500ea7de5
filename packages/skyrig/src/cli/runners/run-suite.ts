import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';

import type { Terminal } from '../terminal.ts';
import type { PlannedRun } from './planned-run.ts';

/** How one runner ended. */
export interface RunResult {
  readonly run: PlannedRun;
  readonly outcome: 'passed' | 'failed' | 'not found' | 'interrupted';
  /** What the runner answered: its exit code or the signal that ended it. */
  readonly answer: string;
  readonly seconds: number;
}

/** Answers how a process ended, and passes on the signals that this one gets, so that nothing is left running. */
function ending(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly asked: boolean }> {
  return new Promise((resolve, reject) => {
    let asked = false;
    const pass = (signal: NodeJS.Signals): void => {
      asked = true;
      // At a terminal, Ctrl-C reaches the runner by itself; twice would make it give up its clean-up.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on('SIGINT', pass).on('SIGTERM', pass);
    const done = (): void => void process.off('SIGINT', pass).off('SIGTERM', pass);
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code, signal) => {
      done();
      resolve({ code, signal, asked });
    });
  });
}

// What shells answer for a command that they do not find, and for one that they cannot execute.
const NOT_FOUND: readonly (number | null)[] = [126, 127];

/**
 * Where a runner's stdout goes: to that of this process, or to stderr when this process has a result of its own to print.
 * `none` shows nothing of the runner at all.
 */
export type RunnerOutput = 'stdout' | 'stderr' | 'none';

/** Runs one planned command with the terminal as its own. */
export async function runPlanned(
  run: PlannedRun,
  environment: NodeJS.ProcessEnv,
  output: RunnerOutput = 'stdout',
): Promise<RunResult> {
  const begin = performance.now();
  const stdio: StdioOptions =
    output === 'none' ? 'ignore' : ['inherit', output === 'stdout' ? 'inherit' : 2, 'inherit'];
  const options = { cwd: run.folder, env: environment, stdio };
  const child =
    run.args === undefined ? spawn(run.command, { ...options, shell: true }) : spawn(run.command, run.args, options);
  const { code, signal, asked } = await ending(child);
  const seconds = (performance.now() - begin) / 1000;
  const answer = signal ?? String(code);
  if (asked || signal === 'SIGINT') return { run, outcome: 'interrupted', answer, seconds };
  if (code === 0) return { run, outcome: 'passed', answer, seconds };
  if (run.args === undefined && NOT_FOUND.includes(code)) return { run, outcome: 'not found', answer, seconds };
  return { run, outcome: 'failed', answer, seconds };
}

/** Runs commands one after another, all of them unless a person interrupts. */
export async function runAll(
  runs: readonly PlannedRun[],
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
  output?: RunnerOutput,
): Promise<RunResult[]> {
  const results: RunResult[] = [];
  for (const run of runs) {
    terminal.note(terminal.errorColors.dim(`$ ${run.shown}`));
    const result = await runPlanned(run, environment, output);
    results.push(result);
    if (result.outcome === 'interrupted') break;
    if (result.outcome === 'not found')
      terminal.note(`The shell finds no such command (it answered ${result.answer}).`);
  }
  return results;
}
