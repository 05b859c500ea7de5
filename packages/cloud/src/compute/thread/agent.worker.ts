import { parentPort, workerData } from 'node:worker_threads';
import { intercept } from '../intercept/interception.ts';
import { provideInvokeStore } from '../sandbox/invoke-store.ts';
import { patchGlobals } from '../sandbox/patch-globals.ts';
import { real } from '../sandbox/real.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { createHostProxy } from './host-proxy.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';

/** The program of a worker thread: one sandbox whose host is at the other end of the port. */
function main(setup: WorkerSetup, port: NonNullable<typeof parentPort>): void {
  const post = (message: FromWorker): void => port.postMessage(message);
  const postActivity = (): void => post({ type: 'activity', seq, activity: sandbox.activity() });
  const hostProxy = createHostProxy(setup, post, postActivity);
  const sandbox = new Sandbox({
    spec: setup.spec,
    code: setup.code,
    host: hostProxy.host,
    enter: (_scope, run) => run(),
  });
  let seq = 0;
  intercept(() => sandbox);
  patchGlobals(() => sandbox.realm);
  provideInvokeStore(() => sandbox.scope.invokeContext);
  process.on('unhandledRejection', (reason) => sandbox.reportUnhandled(reason));
  process.on('uncaughtException', (error) => sandbox.reportUncaught(error));

  port.on('message', (message: ToWorker) => {
    seq = message.seq;
    hostProxy.setNow(message.now);
    if (message.type === 'invoke') {
      void sandbox.call(message.invocation).then((result) => {
        postActivity();
        post({ type: 'result', result });
      });
    } else if (message.type === 'ping') {
      post({ type: 'pong' });
    } else {
      hostProxy.receive(message);
    }
  });
  real.setImmediate(() => {
    void sandbox.load().then((error) => {
      postActivity();
      post({ type: 'loaded', error });
    });
  });
}

if (parentPort) main(workerData as WorkerSetup, parentPort);
