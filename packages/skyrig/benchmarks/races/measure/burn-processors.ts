import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Computes until it is told to stop, or until its time is over, whatever comes first. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const end = performance.now() + workerData.maxMs;
const stop = new Int32Array(workerData.stop);
parentPort.postMessage('burning');
let x = 1;
while (Atomics.load(stop, 0) === 0 && performance.now() < end) for (let i = 0; i < 1e5; i++) x = Math.imul(x, 48271) >>> 1;
`;

export interface LoadOptions {
  /** @defaultValue as many as there are processors */
  readonly threads?: number;
  /** After so much time a thread ends by itself. */
  readonly maxMs: number;
}

/** Threads at work. */
export interface ProcessorLoad {
  /** Fulfilled when all threads have ended, by themselves or because they were told to. */
  readonly ended: Promise<void>;
  /** Tells them to stop, and waits until they have. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Keeps every processor busy, so that whoever waits for one gets it late and in another order. Answers when all threads compute. */
export async function burnProcessors({ threads = availableParallelism(), maxMs }: LoadOptions): Promise<ProcessorLoad> {
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const workers = Array.from(
    { length: threads },
    () => new Worker(PROGRAM, { eval: true, workerData: { stop, maxMs }, execArgv: [] }),
  );
  const ended = Promise.all(workers.map((worker) => once(worker, 'exit'))).then(() => undefined);
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  return {
    ended,
    [Symbol.asyncDispose]: async () => {
      Atomics.store(new Int32Array(stop), 0, 1);
      await ended;
    },
  };
}
