import { isSkyrigError, skyrigError } from '../../kernel/skyrig-error.ts';
import type { Route } from '../../gateway/gateway.ts';
import type { WireRequest, WireResponse } from '../../protocols/wire.ts';
import type { Cloud } from '../cloud.ts';
import { assertMatches } from './check-body.ts';
import type { ControlOperation, ControlSession } from './control-operation.ts';
import { openApiDocument } from './openapi.ts';
import { controlOperations } from './operations.ts';

const PREFIX = '/_skyrig';

function answer(status: number, body: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}

function parseBody(request: WireRequest): Record<string, unknown> {
  if (request.body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder().decode(request.body)) as Record<string, unknown>;
  } catch (error) {
    throw skyrigError('CONTROL_REQUEST', `The body is not JSON: ${(error as Error).message}.`);
  }
}

async function perform(
  operation: ControlOperation,
  request: WireRequest,
  cloud: Cloud,
  session: ControlSession,
): Promise<WireResponse> {
  const body = parseBody(request);
  if (operation.body) assertMatches(body, operation.body, 'the body');
  const query = new URLSearchParams(request.query);
  for (const [name, schema] of Object.entries(operation.query ?? {})) {
    const text = query.get(name);
    if (text !== null) assertMatches(schema.type === 'integer' ? Number(text) : text, schema, `the query's ${name}`);
  }
  return answer(200, await operation.handle({ cloud, session, query, body }));
}

/** Serves `/_skyrig/…` and LocalStack's `/_localstack/health`. */
export function createControlRoute(cloud: Cloud): Route {
  const session: ControlSession = { snapshots: new Map(), initial: cloud.snapshot() };
  const find = (request: WireRequest): Promise<WireResponse> => {
    const path = request.path.slice(PREFIX.length);
    if (path === '/openapi.json')
      return Promise.resolve(answer(200, openApiDocument(controlOperations, cloud.version)));
    const here = controlOperations.filter((operation) => operation.path === path);
    const operation = here.find(({ method }) => method === request.method);
    if (operation) return perform(operation, request, cloud, session);
    const known = [...new Set(controlOperations.map((candidate) => PREFIX + candidate.path))].join(', ');
    const wrong =
      here.length > 0
        ? skyrigError(
            'CONTROL_REQUEST',
            `${request.path} takes ${here.map(({ method }) => method).join(', ')}, not ${request.method}.`,
          )
        : skyrigError('CONTROL_REQUEST', `There is no ${request.path}. Known: ${known}, ${PREFIX}/openapi.json.`);
    return Promise.resolve(answer(here.length > 0 ? 405 : 404, { code: wrong.code, message: wrong.message }));
  };
  return {
    name: 'control plane',
    handle: (request) => {
      if (request.path === '/_localstack/health') {
        return Promise.resolve(answer(200, { services: cloud.services(), edition: 'skyrig', version: cloud.version }));
      }
      if (request.path !== PREFIX && !request.path.startsWith(`${PREFIX}/`)) return undefined;
      return find(request).catch((error: unknown) => {
        if (isSkyrigError(error)) return answer(400, { code: error.code, message: error.message });
        return answer(500, {
          code: 'ERR_SKYRIG_INTERNAL',
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      });
    },
  };
}
