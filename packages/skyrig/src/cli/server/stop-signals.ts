import { exitCodes } from '../exit-codes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves with the first signal to stop. A second one ends the process at once. */
export function waitForStopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let hasStopped = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (hasStopped) process.exit(exitCodes.interrupted);
        hasStopped = true;
        resolve(signal);
      });
    }
  });
}
