import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get } from 'node:http';

import { happens, reachStack } from './chance.mjs';

/** A server that answers as it is told to, for one request. */
async function withServer(handle, use) {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${server.address().port}/orders`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const request = (url) =>
  new Promise((resolve, reject) => {
    get(url, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });

const respond = (name, fail) => (_request, response) => {
  if (happens(name, 0.14)) fail(response);
  else response.end('ok');
};

test('the shop answers', async () => {
  reachStack('answers');
  await withServer(
    respond('reset', ({ socket }) => socket.destroy()),
    async (url) => assert.equal(await request(url), 200),
  );
});

test('the shop has orders', async () => {
  reachStack('orders');
  await withServer(
    respond('busy', (response) => response.writeHead(503).end()),
    async (url) => {
      const status = await request(url);
      if (status !== 200) throw new Error(`GET /orders answered ${status} Service Unavailable`);
    },
  );
});

test('the shop can be fetched', async () => {
  reachStack('fetched');
  await withServer(
    respond('fetch', ({ socket }) => socket.destroy()),
    async (url) => assert.equal((await fetch(url)).status, 200),
  );
});

test('the shop is there', async () => {
  reachStack('there');
  await withServer(
    (_request, response) => response.end('ok'),
    async (url) => assert.equal(await request(url), 200),
  );
});
