import { type ChildProcess, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a process as the leader of a group of its own; whatever it starts ends with it, and it with us. */
export function spawnGroup({ command, args, cwd, env }: ProcessOptions): ChildProcess {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  if (running.size === 0) watchOwnEnd();
  running.add(child);
  child.once('close', () => forget(child));
  child.once('error', () => forget(child));
  return child;
}

/** Ends a process and all that it started. Harmless when it has ended already. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has ended by itself.
  }
}

function forget(child: ChildProcess): void {
  running.delete(child);
  if (running.size > 0) return;
  process.off('exit', killAll);
  for (const signal of signals) process.off(signal, onSignal);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Groups of their own get no signal from a terminal, and a signal that ends this process runs no `exit` listeners. */
function watchOwnEnd(): void {
  process.on('exit', killAll);
  for (const signal of signals) process.on(signal, onSignal);
}

function onSignal(signal: NodeJS.Signals): void {
  killAll();
  if (process.listenerCount(signal) > 1) return;
  // Nobody else has taken the signal over: let it do what it does without a listener.
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

function killAll(): void {
  for (const child of running) killGroup(child);
}
