import { runtimeError } from '../code/runtime-error.ts';
import type { FunctionHandler, Invocation } from '../types.ts';
import { createLambdaContext } from './lambda-context.ts';
import { nodeMajor } from './node-major.ts';
import type { SandboxSpec } from './sandbox-host.ts';
import { isStreamingHandler, runStreamingHandler } from './streaming-handler.ts';

export interface HandlerCall {
  readonly spec: SandboxSpec;
  readonly invocation: Invocation;
  /** A plain value that is returned counts, as with a promise. */
  readonly plainReturns: boolean;
  now(): number;
  /** Resolves when nothing that the code has started is under way any more. */
  drained(): Promise<void>;
}

/** Calls a handler as Lambda does: what counts is its promise, its callback or its `context.done`, whichever is first. */
export function callHandler(handler: FunctionHandler, call: HandlerCall): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (error?: unknown, result?: unknown): void => {
      const end = error === undefined || error === null ? () => resolve(result) : () => reject(error);
      // AWS: with a callback, Lambda waits for the event loop to be empty unless the handler says otherwise.
      // Source: Lambda developer guide, "Node.js context object".
      if (context.callbackWaitsForEmptyEventLoop) call.drained().then(end, end);
      else end();
    };
    const context = createLambdaContext(call.spec, call.invocation, call.now, { done });
    const event = JSON.parse(call.invocation.event) as never;
    try {
      if (isStreamingHandler(handler)) {
        runStreamingHandler(handler, event, context).then(resolve, reject);
        return;
      }
      assertCallbackAllowed(handler, call.spec.runtime);
      const result = handler(event, context, done);
      if (isThenable(result)) {
        result.then(resolve, reject);
      } else if (call.plainReturns) {
        resolve(result);
      }
      // AWS: up to Node.js 22, a plain value that is returned is ignored; the invocation ends with null once the event
      // loop is empty. Source: aws-lambda-nodejs-runtime-interface-client 3, src/Runtime.js.
    } catch (error) {
      reject(error);
    }
  });
}

function assertCallbackAllowed(handler: FunctionHandler, runtime: string): void {
  if (nodeMajor(runtime) < 24 || handler.length < 3) return;
  // AWS: Source: aws-lambda-nodejs-runtime-interface-client, src/function/callback-deprecation.ts.
  throw runtimeError(
    'Runtime.CallbackHandlerDeprecated',
    'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
  );
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
