import { eventTooLarge, invalidRequestContent, requestTooLarge } from '../errors.ts';
import { ASYNC_PAYLOAD_BYTES, SYNC_PAYLOAD_BYTES } from '../limits.ts';

/** The event of an invocation as JSON text. AWS: no payload at all is an empty object. */
export function readPayload(bytes: Uint8Array | undefined, isEvent: boolean): string {
  const size = bytes?.length ?? 0;
  if (isEvent && size > ASYNC_PAYLOAD_BYTES) throw eventTooLarge(size, ASYNC_PAYLOAD_BYTES);
  if (size > SYNC_PAYLOAD_BYTES) throw requestTooLarge(SYNC_PAYLOAD_BYTES);
  if (!bytes || size === 0) return '{}';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, size).toString('utf8');
  try {
    JSON.parse(text);
  } catch (error) {
    throw invalidRequestContent(error instanceof Error ? error.message : String(error));
  }
  return text;
}
