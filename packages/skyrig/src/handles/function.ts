import type { Target } from './target.ts';

/** How an invocation ended. */
export interface InvokeResult {
  /** What the handler returned, parsed. */
  readonly payload: unknown;
  readonly statusCode: number;
  /** Set when the handler failed. */
  readonly error?: { readonly type: string; readonly message: string; readonly trace: readonly string[] };
  /** The last 4 kB of its log. */
  readonly log: string;
}

/** One function. */
export interface FunctionHandle {
  readonly name: string;
  /** Invokes it and waits for the answer. A handler's error is answered, not thrown. */
  invoke(payload?: unknown): Promise<InvokeResult>;
  /** Queues an asynchronous invocation. */
  invokeAsync(payload?: unknown): Promise<void>;
  /** Its log lines, oldest first. */
  logs(): Promise<readonly string[]>;
}

interface RawError {
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly trace?: readonly string[];
  readonly stackTrace?: readonly string[];
}

function decode(bytes: unknown): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes as Uint8Array);
}

/** A handle for a function's name. */
export function createFunctionHandle(target: Target, name: string): FunctionHandle {
  const encode = (payload: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(payload ?? {}));
  return {
    name,
    invoke: async (payload) => {
      const input = { FunctionName: name, Payload: encode(payload), LogType: 'Tail' };
      const answer = await target.call('lambda', 'Invoke', input);
      const text = decode(answer['Payload']);
      const value: unknown = text === '' ? undefined : JSON.parse(text);
      const failed = answer['FunctionError'] === undefined ? undefined : (value as RawError);
      const result: InvokeResult = {
        payload: value,
        statusCode: Number(answer['StatusCode']),
        ...(failed && {
          error: {
            type: failed.errorType ?? 'Error',
            message: failed.errorMessage ?? '',
            trace: failed.trace ?? failed.stackTrace ?? [],
          },
        }),
        log: Buffer.from((answer['LogResult'] as string | undefined) ?? '', 'base64').toString('utf8'),
      };
      return target.follower?.answer(name, result) ?? result;
    },
    invokeAsync: async (payload) =>
      void (await target.call('lambda', 'Invoke', {
        FunctionName: name,
        InvocationType: 'Event',
        Payload: encode(payload),
      })),
    logs: async () => readLogs(target, `/aws/lambda/${name.split(':').at(-1) ?? name}`),
  };
}

/** Every line of a log group, oldest first; none when there is no such group. */
export async function readLogs(target: Target, logGroupName: string): Promise<readonly string[]> {
  const lines: string[] = [];
  let nextToken: unknown;
  do {
    const page: Readonly<Record<string, unknown>> = await target
      .call('cloudwatch-logs', 'FilterLogEvents', { logGroupName, ...(nextToken !== undefined && { nextToken }) })
      .catch((error: unknown) => {
        if (error instanceof Error && error.name === 'ResourceNotFoundException') return { events: [] };
        throw error;
      });
    for (const { message } of (page['events'] ?? []) as readonly { readonly message: string }[])
      lines.push(message.trimEnd());
    nextToken = page['nextToken'];
  } while (nextToken !== undefined);
  return lines;
}
