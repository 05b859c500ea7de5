import { createHash } from 'node:crypto';
import { brokenZip, emptyZip, invalidParameter, missingCode, notEmulated, objectUnreadable } from '../errors.ts';
import { ZIP_UPLOAD_BYTES } from '../limits.ts';
import type { LambdaContext, StoredCode } from '../state.ts';

/** `Code` of CreateFunction and the input of UpdateFunctionCode, and what the template engine adds. */
export interface CodeInput {
  readonly ZipFile?: Uint8Array | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectVersion?: string | undefined;
  readonly ImageUri?: string | undefined;
  /** A folder or entry file on this machine; the template engine gives it. */
  readonly SkyrigLocalPath?: string | undefined;
}

/** Buckets that stand for this machine, as LocalStack users know them. */
const LOCAL_BUCKETS: readonly string[] = ['hot-reload', '__local__'];
/** Stands for the functions that a test has registered. */
const HANDLER_BUCKET = '__handler__';

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('base64');

/** Where the code comes from; bytes are checked to be a ZIP archive. */
export function readCode(input: CodeInput, context: LambdaContext): StoredCode {
  if (input.ImageUri !== undefined)
    throw notEmulated('container images (ImageUri); give a ZIP archive or a local path');
  const revision = context.ids.uuid();
  if (input.SkyrigLocalPath !== undefined) return localCode(input.SkyrigLocalPath, revision);
  if (input.ZipFile !== undefined) return zipCode(input.ZipFile, revision, ZIP_UPLOAD_BYTES);
  const { S3Bucket: bucket, S3Key: key } = input;
  if (bucket === undefined || key === undefined) throw missingCode();
  if (LOCAL_BUCKETS.includes(bucket)) return localCode(key, revision);
  if (bucket === HANDLER_BUCKET)
    return { kind: 'handler', id: key, sha256: sha256(`handler ${key}`), size: 0, revision };
  if (!context.ports.objects) {
    throw notEmulated(
      `code from S3 without an S3 service (s3://${bucket}/${key}); give ZipFile, or S3Bucket 'hot-reload' and a local path as S3Key`,
    );
  }
  const bytes = context.ports.objects.read(bucket, key, input.S3ObjectVersion);
  if (!bytes) throw objectUnreadable('NoSuchKey', 'The specified key does not exist.');
  return zipCode(bytes, revision, Infinity);
}

function zipCode(bytes: Uint8Array, revision: string, limit: number): StoredCode {
  if (bytes.length === 0) throw emptyZip();
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw brokenZip();
  if (bytes.length > limit) {
    throw invalidParameter(
      `Request must be smaller than ${String(ZIP_UPLOAD_BYTES)} bytes for the CreateFunction operation`,
    );
  }
  return { kind: 'zip', bytes, sha256: sha256(bytes), size: bytes.length, revision };
}

function localCode(path: string, revision: string): StoredCode {
  return { kind: 'local', path, sha256: sha256(`local ${path}`), size: 0, revision };
}
