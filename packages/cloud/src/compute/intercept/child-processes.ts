import { ChildProcess } from 'node:child_process';
import type { CallerProvider } from './interception.ts';

interface Spawning {
  spawn(this: ChildProcess, options: { readonly file?: string }): unknown;
}

/** Counts the child processes that a caller starts as foreign until they exit. */
export function patchChildProcesses(findCaller: CallerProvider): () => void {
  const prototype = ChildProcess.prototype as unknown as Spawning;
  const original = prototype.spawn;
  const spawn: Spawning['spawn'] = function (options) {
    const close = findCaller()?.foreign?.open(`child process ${options.file ?? ''}`.trim());
    if (close) this.once('close', close).once('error', close);
    return original.call(this, options);
  };
  prototype.spawn = spawn;
  return () => {
    if (prototype.spawn === spawn) prototype.spawn = original;
  };
}
