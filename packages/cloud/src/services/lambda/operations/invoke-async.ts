import { enqueueEvent } from '../domain/async-queue.ts';
import { getFunctionVersion } from '../domain/function-reference.ts';
import { readPayload } from '../domain/read-payload.ts';
import type { LambdaOperation } from '../state.ts';

/** The old way to leave a function an event; Invoke with `Event` is the new one. */
export const invokeAsync: LambdaOperation<'InvokeAsync'> = (input, caller) => {
  const { name, qualifier, context } = getFunctionVersion(input.FunctionName, caller);
  const args: unknown = input.InvokeArgs;
  const payload = readPayload(args instanceof Uint8Array ? args : Buffer.from(String(args ?? '')), true);
  enqueueEvent(context, { functionName: name, qualifier, payload });
  return { Status: 202 };
};
