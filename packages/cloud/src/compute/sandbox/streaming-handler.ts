import { PassThrough, type Writable } from 'node:stream';
import type { FunctionHandler, LambdaContext } from '../types.ts';

const streaming: unique symbol = Symbol.for('aws.lambda.runtime.handler.streaming') as never;

type StreamingHandler = (event: never, stream: Writable, context: LambdaContext) => Promise<unknown>;

/** `globalThis.awslambda` as Lambda's Node.js runtime provides it to handlers that stream. */
export interface AwsLambdaGlobal {
  streamifyResponse(handler: StreamingHandler): StreamingHandler;
  readonly HttpResponseStream: { from(stream: Writable, metadata: unknown): Writable };
}

/** Builds the `awslambda` global; what is streamed is collected and answered as a whole. */
export const awsLambdaGlobal: AwsLambdaGlobal = {
  streamifyResponse: (handler) => Object.assign(handler, { [streaming]: 'response' }),
  HttpResponseStream: {
    // AWS: JSON metadata, eight zero bytes, then the body. Source: aws-lambda-nodejs-runtime-interface-client, src/stream/http-response-stream.ts.
    from: (stream, metadata) => {
      stream.write(JSON.stringify(metadata));
      stream.write(Buffer.alloc(8));
      return stream;
    },
  },
};

/** Whether the handler was wrapped by `streamifyResponse`. */
export function isStreamingHandler(handler: unknown): boolean {
  return typeof handler === 'function' && (handler as unknown as Record<symbol, unknown>)[streaming] === 'response';
}

/** A response that is raw text and not a value to stringify. */
export class StreamedResponse {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Runs a streaming handler until it has returned and its stream has ended. */
export async function runStreamingHandler(
  handler: FunctionHandler,
  event: never,
  context: LambdaContext,
): Promise<StreamedResponse> {
  const stream = Object.assign(new PassThrough(), { setContentType: (): void => undefined });
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => {
    stream.once('end', resolve);
    stream.once('error', reject);
  });
  await (handler as unknown as StreamingHandler)(event, stream, context);
  await ended;
  return new StreamedResponse(Buffer.concat(chunks).toString('utf8'));
}
