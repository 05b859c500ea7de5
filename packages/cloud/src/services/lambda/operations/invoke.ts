import type { InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { enqueueEvent } from '../domain/async-queue.ts';
import { getFunctionVersion } from '../domain/function-reference.ts';
import { invokeAndWait } from '../domain/invoke-and-wait.ts';
import { readPayload } from '../domain/read-payload.ts';
import { invalidParameter, notEmulated } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

type Payload = NonNullable<InvokeCommandOutput['Payload']>;
// The wire needs bytes; the client's type adds methods of its own.
const bytes = (text: string): Payload => Buffer.from(text) as Uint8Array as Payload;

/** Invokes a function: waits for its answer, leaves it an event, or only checks that it could be invoked. */
export const invoke: LambdaOperation<'Invoke'> = (input, caller) => {
  if (input.DurableExecutionName !== undefined) throw notEmulated('durable executions (DurableExecutionName)');
  if (input.TenantId !== undefined) throw notEmulated('tenant isolation (TenantId)');
  const isEvent = input.InvocationType === 'Event';
  const found = getFunctionVersion(input.FunctionName, caller, input.Qualifier);
  const payload = readPayload(input.Payload as Uint8Array | undefined, isEvent);
  const clientContext = readClientContext(input.ClientContext);
  const { name: functionName, qualifier, context } = found;
  if (input.InvocationType === 'DryRun') return { StatusCode: 204 };
  if (isEvent) {
    enqueueEvent(context, { functionName, qualifier, payload, clientContext });
    return { StatusCode: 202, Payload: bytes('') };
  }
  const wantsTail = input.LogType === 'Tail';
  return invokeAndWait({ found, payload, clientContext, wantsTail }, (answer) => ({
    StatusCode: 200,
    ExecutedVersion: answer.executedVersion,
    Payload: bytes(answer.payload),
    ...(answer.failed && { FunctionError: 'Unhandled' }),
    ...(wantsTail && { LogResult: answer.logTail }),
  }));
};

function readClientContext(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw invalidParameter('Client context must be a valid Base64-encoded JSON object.');
  }
}
