import { InvokeCommand } from '@aws-sdk/client-lambda';
import { lambda } from './clients.ts';
import type { Share } from './rows.ts';
import { setting } from './settings.ts';

/** Invokes the writer and waits for it. Throws when the writer failed: Lambda answers that with status 200. */
export async function invokeWriter(share: Share): Promise<void> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({
      FunctionName: setting('WRITER_FUNCTION'),
      Payload: new TextEncoder().encode(JSON.stringify(share)),
    }),
  );
  if (FunctionError === undefined) return;
  const { errorType = 'Error', errorMessage = 'no message' } = JSON.parse(new TextDecoder().decode(Payload)) as {
    readonly errorType?: string;
    readonly errorMessage?: string;
  };
  throw new Error(`The writer of ${share.key} failed with ${errorType}: ${errorMessage}`);
}
