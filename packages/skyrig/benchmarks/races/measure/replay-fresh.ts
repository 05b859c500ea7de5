import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Replays } from './replays.ts';

/** Replays each token once in a new process. Answers the subjects whose bug showed. */
export async function replayFresh(replays: readonly Replays[]): Promise<ReadonlySet<string>> {
  const script = join(import.meta.dirname, 'fresh-replay.ts');
  const child = spawn(process.execPath, [...process.execArgv, script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(replays.map(({ subject, token }) => `${subject} ${token}\n`).join(''));
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const lines = output.split('\n').filter((line) => line !== '');
  if (lines.length !== replays.length) throw new Error('The process that replays tokens ended early');
  return new Set(lines.filter((line) => line.endsWith(' true')).map((line) => line.split(' ')[0] ?? ''));
}
