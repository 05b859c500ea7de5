import { request as httpRequest } from 'node:http';
import { onTestFinished } from 'vitest';
import { createCloud, type Cloud, type CloudOptions } from '../cloud/cloud.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends bytes as they are, with no SDK in between. */
export function sendRaw(
  url: string,
  { method = 'POST', path = '/', headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = httpRequest({ hostname, port, method, path, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A cloud on a free loopback port, closed when the test is over. */
export async function listeningCloud(options?: CloudOptions): Promise<{ cloud: Cloud; url: string }> {
  const cloud = createCloud(options);
  const { url } = await cloud.listen({ port: 0 });
  onTestFinished(() => cloud.close());
  return { cloud, url };
}

/** Headers of a request signed for a service; the signature itself is not valid. */
export function signedFor(service: string, extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const scope = `test/20261121/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00`, ...extra };
}

export const sqsTarget = (operation: string): Record<string, string> =>
  signedFor('sqs', { 'x-amz-target': `AmazonSQS.${operation}`, 'content-type': 'application/x-amz-json-1.0' });
