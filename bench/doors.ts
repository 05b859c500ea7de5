import { Agent, request as httpRequest } from 'node:http';
import type { Cloud } from '@skyrig/cloud';

import type { Door } from './requests.ts';

function assertOk(status: number, body: Uint8Array): Uint8Array {
  if (status < 300) return body;
  throw new Error(`Answered ${status}: ${Buffer.from(body).toString().slice(0, 500)}`);
}

/** Straight into the gateway: what is left is the server's own time. */
export function gatewayDoor(cloud: Cloud): Door {
  return {
    send: async (request) => {
      const { status, body } = await cloud.handle(request);
      return assertOk(status, body);
    },
  };
}

/** Over HTTP, with connections kept alive. `close` ends them. */
export function httpDoor(url: string, connections = 1): Door & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const options = { agent, hostname, port, method, path, headers: { ...headers, host: `${hostname}:${port}` } };
        const outgoing = httpRequest(options, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            try {
              resolve(assertOk(response.statusCode ?? 0, Buffer.concat(chunks)));
            } catch (error) {
              reject(error);
            }
          });
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}
