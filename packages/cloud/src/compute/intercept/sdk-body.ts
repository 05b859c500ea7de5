import { Readable } from 'node:stream';
import type { WireRequest, WireResponse } from '../types.ts';

type Headers = Readonly<Record<string, unknown>>;

/** Documents that clients parse whole. */
const document = /^(application\/(x-amz-)?json|text\/xml)/;
/** Objects may have any type. */
const ofObjects = /\/s3(-[a-z]+|express)?\/aws4_request/;

/**
 * The body of a response as a client of the SDK takes it: bytes where it parses them, which it collects directly, or a
 * stream where the operation's output may be one, as S3's objects are. Header names are in lower case.
 */
export function sdkBody(
  body: WireResponse['body'],
  received: Headers,
  sent: WireRequest['headers'],
): Uint8Array | Readable {
  const authorization = sent['authorization'];
  const isDocument =
    authorization !== undefined &&
    !ofObjects.test(authorization) &&
    document.test(String(received['content-type'])) &&
    received['accept-ranges'] === undefined;
  return isDocument ? body : streamOf(body);
}

function streamOf(body: Uint8Array): Readable {
  const stream = new Readable({ read: () => undefined });
  if (body.byteLength > 0) stream.push(body);
  stream.push(null);
  return stream;
}
