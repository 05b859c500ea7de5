import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import type { HistoryStore } from '../model/store.ts';
import { openStore } from './open-store.ts';
import { type S3Server, startS3Server } from './test-support/s3-server.ts';
import { testStoreBehaviour } from './test-support/store-behaviour.ts';

let server: S3Server;
let prefixes = 0;

beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.stop());

const open = (address: string): Promise<HistoryStore> => openStore(address, { environment: server.environment });

testStoreBehaviour(() => {
  const address = `s3://history/project-${prefixes++}/runs`;
  return Promise.resolve(() => open(address));
});

test('a prefix is a folder: what lies beside or below it belongs to others', async () => {
  const [store, beside, below] = await Promise.all([
    open('s3://history/one'),
    open('s3://history/one-more/'),
    open('s3://history/one/below'),
  ]);
  await store.add('a.json', 'a');
  await beside.add('b.json', 'b');
  await below.add('c.json', 'c');
  expect(await store.list()).toEqual(['a.json']);
  expect(beside.name).toBe('s3://history/one-more');
});

test('a bucket that does not exist is named', async () => {
  const store = await open('s3://nowhere/at-all');
  await expect(store.list()).rejects.toMatchObject({
    code: 'ERR_SKYRIG_STORE',
    message: expect.stringContaining('Cannot list s3://nowhere/at-all: '),
  });
  await expect(store.add('a.json', '{}')).rejects.toMatchObject({ code: 'ERR_SKYRIG_STORE' });
});

/** Starts a server of which only the environment is told. */
async function startServer(answer: RequestListener): Promise<NodeJS.ProcessEnv> {
  const answering = createServer(answer);
  await new Promise<void>((resolve) => answering.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    answering.closeAllConnections();
    answering.close();
  });
  const { port } = answering.address() as AddressInfo;
  return { ...server.environment, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
}

test('a listing of several pages is read to its end', async () => {
  const environment = await startServer(({ url = '' }, response) => {
    const token = new URL(url, 'http://s3').searchParams.get('continuation-token');
    const page = Number(token?.replace('page ', '') ?? 1);
    const more = `<IsTruncated>true</IsTruncated><NextContinuationToken>page ${page + 1}</NextContinuationToken>`;
    const contents = `<Contents><Key>x/run-${page}.json</Key></Contents>`;
    response.end(
      `<ListBucketResult>${contents}${page < 3 ? more : '<IsTruncated>false</IsTruncated>'}</ListBucketResult>`,
    );
  });
  const store = await openStore('s3://history/x', { environment });
  expect(await store.list()).toEqual(['run-1.json', 'run-2.json', 'run-3.json']);
});

/** An S3 as it is when another writer comes first: the object is absent, then the conditional write is refused. */
function startRacingServer(first: string): Promise<NodeJS.ProcessEnv> {
  let isWritten = false;
  return startServer((request, response) => {
    request.resume();
    if (request.method === 'PUT') {
      isWritten = true;
      response.writeHead(request.headers['if-none-match'] === '*' ? 412 : 200);
      response.end('<Error><Code>PreconditionFailed</Code></Error>');
    } else if (isWritten) response.end(first);
    else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  });
}

test('a writer who comes second, and has something else to say, is told', async () => {
  const store = await openStore('s3://history/x', { environment: await startRacingServer('first') });
  await expect(store.add('a.json', 'second')).rejects.toMatchObject({ code: 'ERR_SKYRIG_STORE_CONFLICT' });
});

test('a writer who comes second with the same is content', async () => {
  const store = await openStore('s3://history/x', { environment: await startRacingServer('same') });
  await expect(store.add('a.json', 'same')).resolves.toBeUndefined();
});
