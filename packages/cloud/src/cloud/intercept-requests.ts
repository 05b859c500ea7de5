import { testActor } from '../kernel/actor.ts';
import { intercept } from '../compute/intercept/interception.ts';
import type { WireRequest as ClientRequest, WireResponse as ClientResponse } from '../compute/types.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Gateway } from '../gateway/gateway.ts';

export interface InterceptOptions {
  /** Hosts of the real AWS that may be reached. @defaultValue none */
  readonly allowHosts?: readonly string[];
}

/** Sends a request, as its client meant it, through the gateway with no socket in between. */
export async function sendInProcess(
  gateway: Gateway,
  request: ClientRequest,
  actor: Actor,
  requestId?: string,
): Promise<ClientResponse> {
  const url = new URL(request.url);
  return gateway.handle(
    {
      method: request.method,
      path: url.pathname,
      query: url.search.slice(1),
      headers: request.headers,
      body: request.body,
    },
    {
      actor,
      origin: url.origin,
      ...(requestId !== undefined && { requestId }),
      ...(request.position !== undefined && { position: request.position }),
    },
  );
}

/** Intercepts the requests of this thread that no invocation makes; answers how to stop. */
export function interceptTestRequests(
  gateway: Gateway,
  endpoint: () => string | undefined,
  options: InterceptOptions,
): () => void {
  const caller = {
    label: 'The test',
    get endpoint() {
      return endpoint();
    },
    send: (request: ClientRequest) => sendInProcess(gateway, request, testActor),
    allowHost: (host: string) => options.allowHosts?.includes(host) === true,
    foreign: undefined,
    verifiesSignatures: gateway.verifiesSignatures,
  };
  return intercept(() => caller, 'outside');
}
