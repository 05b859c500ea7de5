import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { listeningCloud, sendRaw, type RawAnswer } from './http.fixture.ts';

const DATE = '20261121T000000Z';
const SCOPE = '20261121/us-east-1/sqs/aws4_request';
const TARGET = 'AmazonSQS.CreateQueue';
const EMPTY = createHash('sha256').digest('hex');
const hash = (data: string): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
const key = SCOPE.split('/').reduce<Buffer>(hmac, Buffer.from('AWS4test'));
const sign = (...lines: readonly string[]): string => hmac(key, lines.join('\n')).toString('hex');

/** Sends a request whose headers are rightly signed, whatever its body is; the body may stand on their signature. */
async function sendSigned(payload: string, bodyOf: (signature: string) => string): Promise<RawAnswer> {
  const { url } = await listeningCloud({ verifySignatures: true });
  const { host } = new URL(url);
  const signed = { host, 'x-amz-content-sha256': payload, 'x-amz-date': DATE, 'x-amz-target': TARGET };
  const names = Object.keys(signed).join(';');
  const headers = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', '', headers.join(''), names, payload].join('\n');
  const signature = sign('AWS4-HMAC-SHA256', DATE, SCOPE, hash(canonical));
  return sendRaw(url, {
    headers: {
      ...signed,
      'content-type': 'application/x-amz-json-1.0',
      authorization: `AWS4-HMAC-SHA256 Credential=test/${SCOPE}, SignedHeaders=${names}, Signature=${signature}`,
    },
    body: bodyOf(signature),
  });
}

const request = JSON.stringify({ QueueName: 'work' });
const refused = { status: 403, body: expect.stringContaining('InvalidSignatureException') };

describe('where signatures are verified', () => {
  test('a body is what its headers signed', async () => {
    await expect(sendSigned(hash(request), () => request)).resolves.toMatchObject({ status: 200 });
    const other = JSON.stringify({ QueueName: 'other' });
    await expect(sendSigned(hash(request), () => other)).resolves.toMatchObject(refused);
  });

  test('a body that is not signed may be any', async () => {
    await expect(sendSigned('UNSIGNED-PAYLOAD', () => request)).resolves.toMatchObject({ status: 200 });
  });

  test('every chunk is signed', async () => {
    const framed =
      (sent: string) =>
      (seed: string): string => {
        const first = sign('AWS4-HMAC-SHA256-PAYLOAD', DATE, SCOPE, seed, EMPTY, hash(request));
        const last = sign('AWS4-HMAC-SHA256-PAYLOAD', DATE, SCOPE, first, EMPTY, EMPTY);
        const size = Buffer.byteLength(sent).toString(16);
        return `${size};chunk-signature=${first}\r\n${sent}\r\n0;chunk-signature=${last}\r\n\r\n`;
      };
    const payload = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
    await expect(sendSigned(payload, framed(request))).resolves.toMatchObject({ status: 200 });
    await expect(sendSigned(payload, framed(request.replace('work', 'play')))).resolves.toMatchObject(refused);
  });

  test('a checksum behind the body is verified too', async () => {
    const framed = (checksum: string) => (): string =>
      `${request.length.toString(16)}\r\n${request}\r\n0\r\nx-amz-checksum-sha256:${checksum}\r\n\r\n`;
    const right = createHash('sha256').update(request).digest('base64');
    const payload = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
    await expect(sendSigned(payload, framed(right))).resolves.toMatchObject({ status: 200 });
    const wrong = createHash('sha256').update('other').digest('base64');
    await expect(sendSigned(payload, framed(wrong))).resolves.toMatchObject({
      status: 400,
      body: expect.stringContaining('BadDigest'),
    });
  });
});
