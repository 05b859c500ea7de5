import type * as S3 from '@aws-sdk/client-s3';

import { skyrigError } from '../model/skyrig-error.ts';
import type { HistoryStore } from '../model/store.ts';
import { assertFileName, assertSameContent, storeFailed } from './stored-file.ts';

type Sdk = typeof S3;

async function importSdk(): Promise<Sdk> {
  try {
    return await import('@aws-sdk/client-s3');
  } catch (error) {
    throw skyrigError(
      'PEER_MISSING',
      'A history in S3 needs the package @aws-sdk/client-s3: npm install --save-dev @aws-sdk/client-s3',
      { cause: error },
    );
  }
}

/** Settings of the SDK: what it would find by itself, and path-style addresses where the server is not AWS. */
function createClient(sdk: Sdk, environment: NodeJS.ProcessEnv): S3.S3Client {
  const endpoint = environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'];
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'];
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  return new sdk.S3Client({
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && {
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
      }),
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...((region ?? endpoint) !== undefined && { region: region ?? 'us-east-1' }),
    // Servers other than AWS often do not know the checksums that newer SDKs send on their own.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

/** One bucket and prefix, over one client. */
class S3Store implements HistoryStore {
  readonly name: string;
  readonly #sdk: Sdk;
  readonly #client: S3.S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(sdk: Sdk, client: S3.S3Client, bucket: string, prefix: string) {
    this.name = `s3://${bucket}/${prefix}`.replace(/\/$/, '');
    this.#sdk = sdk;
    this.#client = client;
    this.#bucket = bucket;
    this.#prefix = prefix;
  }

  async list(): Promise<readonly string[]> {
    const names: string[] = [];
    let token: string | undefined;
    try {
      do {
        const page = await this.#client.send(
          new this.#sdk.ListObjectsV2Command({
            Bucket: this.#bucket,
            Prefix: this.#prefix,
            Delimiter: '/',
            ...(token !== undefined && { ContinuationToken: token }),
          }),
        );
        for (const { Key } of page.Contents ?? []) names.push((Key ?? '').slice(this.#prefix.length));
        token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
      } while (token !== undefined);
    } catch (error) {
      throw storeFailed(this.name, 'list', error);
    }
    // A console makes an object of the prefix itself when it makes a "folder".
    return names.filter((name) => name !== '').sort();
  }

  async read(name: string): Promise<string> {
    const content = await this.#find(name);
    if (content === undefined) throw storeFailed(this.name, `read ${name} of`, 'it is gone');
    return content;
  }

  /** The server compares and writes in one step where it knows If-None-Match; S3 does since August 2024. */
  async add(name: string, content: string): Promise<void> {
    assertFileName(name);
    const present = await this.#find(name);
    if (present !== undefined) return assertSameContent(this.name, name, present, content);
    try {
      await this.#put(name, content, true);
    } catch (error) {
      const status = statusOf(error);
      // 412: another writer was first. 409: another one is writing; what it wrote is there when this is read.
      if (status === 412 || status === 409) {
        const first = await this.#find(name);
        if (first !== undefined) return assertSameContent(this.name, name, first, content);
      }
      if (status !== 501) throw storeFailed(this.name, `add ${name} to`, error);
      await this.#putPlain(name, content);
    }
  }

  close(): Promise<void> {
    this.#client.destroy();
    return Promise.resolve();
  }

  async #putPlain(name: string, content: string): Promise<void> {
    try {
      await this.#put(name, content, false);
    } catch (error) {
      throw storeFailed(this.name, `add ${name} to`, error);
    }
  }

  async #put(name: string, content: string, isConditional: boolean): Promise<void> {
    await this.#client.send(
      new this.#sdk.PutObjectCommand({
        Bucket: this.#bucket,
        Key: `${this.#prefix}${name}`,
        // The SDK warns of an empty text as of a stream without a length.
        Body: Buffer.from(content),
        ContentType: 'application/json',
        ...(isConditional && { IfNoneMatch: '*' }),
      }),
    );
  }

  async #find(name: string): Promise<string | undefined> {
    assertFileName(name);
    try {
      const command = new this.#sdk.GetObjectCommand({ Bucket: this.#bucket, Key: `${this.#prefix}${name}` });
      const { Body } = await this.#client.send(command);
      return (await Body?.transformToString('utf-8')) ?? '';
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw storeFailed(this.name, `read ${name} of`, error);
    }
  }
}

/** A history in a bucket: `s3://bucket/prefix`. Loads the SDK when it is called, and not before. */
export async function createS3Store(
  bucket: string,
  prefix: string,
  environment: NodeJS.ProcessEnv,
): Promise<HistoryStore> {
  const sdk = await importSdk();
  const folder = prefix.replaceAll(/^\/+|\/+$/g, '');
  return new S3Store(sdk, createClient(sdk, environment), bucket, folder === '' ? '' : `${folder}/`);
}
