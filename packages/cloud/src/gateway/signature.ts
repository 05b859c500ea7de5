import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { secretOfAccessKey } from '../kernel/access-key.ts';
import { awsError, type AwsError } from '../kernel/aws-error.ts';
import type { WireRequest } from '../protocols/wire.ts';
import type { Credentials } from './credentials.ts';
import { areChunksSigned, hasSignedChunks } from './signature-chunks.ts';

interface Signed {
  readonly date: string;
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

interface SigningKey {
  readonly key: Buffer;
}

const hash = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function parseSigned(request: WireRequest): Signed | undefined {
  const query = new URLSearchParams(request.query);
  const presigned = query.get('X-Amz-Credential');
  if (presigned) {
    return {
      date: query.get('X-Amz-Date') ?? '',
      scope: presigned.split('/').slice(1).join('/'),
      signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
      signature: query.get('X-Amz-Signature') ?? '',
    };
  }
  const header = request.headers['authorization'] ?? '';
  const credential = /Credential=([^,\s]+)/.exec(header)?.[1];
  const signedHeaders = /SignedHeaders=([^,\s]+)/.exec(header)?.[1];
  const signature = /Signature=([0-9a-f]+)/.exec(header)?.[1];
  if (!credential || !signedHeaders || !signature) return undefined;
  return {
    date: request.headers['x-amz-date'] ?? '',
    scope: credential.split('/').slice(1).join('/'),
    signedHeaders: signedHeaders.split(';'),
    signature,
  };
}

function canonicalQuery(raw: string): string {
  return [...new URLSearchParams(raw)]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

/* S3 signs the path as it is; every other service signs it encoded once more. */
function canonicalPath(path: string, service: string): string {
  if (service === 's3') return path;
  return path.split('/').map(encode).join('/');
}

function canonicalRequest(
  request: WireRequest,
  { signedHeaders }: Signed,
  presigned: boolean,
  service: string,
): string {
  const headers = signedHeaders
    .map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`)
    .join('');
  const payload =
    request.headers['x-amz-content-sha256'] ??
    (presigned && service === 's3' ? 'UNSIGNED-PAYLOAD' : hash(request.body));
  return [
    request.method,
    canonicalPath(request.path, service),
    canonicalQuery(request.query),
    headers,
    signedHeaders.join(';'),
    payload,
  ].join('\n');
}

/**
 * Verifies a version-4 signature against the secret of its access key, down to the payload and its chunks.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function assertSignature(request: WireRequest, credentials: Credentials, now: number): void {
  const signed = parseSigned(request);
  if (!signed) throw awsError('MissingAuthenticationTokenException', 'Missing Authentication Token', { status: 403 });
  if (credentials.presigned) assertNotExpired(request, signed, now);
  const [day = '', region = '', service = ''] = signed.scope.split('/');
  const toSign = [
    'AWS4-HMAC-SHA256',
    signed.date,
    signed.scope,
    hash(canonicalRequest(request, signed, credentials.presigned, service)),
  ].join('\n');
  const key = ['aws4_request'].reduce<Buffer>(
    (part, text) => hmac(part, text),
    hmac(hmac(hmac(`AWS4${secretOfAccessKey(credentials.accessKeyId ?? '')}`, day), region), service),
  );
  const expected = hmac(key, toSign);
  const given = Buffer.from(signed.signature, 'hex');
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isSigned || !isPayloadSigned(request, { ...signed, key })) throw signatureMismatch(service);
}

/** The headers sign what the payload is said to be; whether it is that is another question. */
function isPayloadSigned(
  { headers, body }: WireRequest,
  { key, date, scope, signature }: Signed & SigningKey,
): boolean {
  const told = headers['x-amz-content-sha256'];
  if (told === undefined) return true;
  if (hasSignedChunks(told)) return areChunksSigned(body, told, { key, date, scope, seed: signature });
  return !/^[0-9a-f]{64}$/.test(told) || told === hash(body);
}

function signatureMismatch(service: string): AwsError {
  return awsError(
    service === 's3' ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    { status: 403 },
  );
}

function assertNotExpired(request: WireRequest, { date }: Signed, now: number): void {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const signedAt = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const lifetimeMs = Number(new URLSearchParams(request.query).get('X-Amz-Expires') ?? '0') * 1000;
  if (!(signedAt + lifetimeMs >= now)) throw awsError('AccessDenied', 'Request has expired', { status: 403 });
}
