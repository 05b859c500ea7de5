import { outsideClient } from '../../kernel/actor.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Arrival, Route, RouteResponse } from '../../gateway/gateway.ts';
import { parseCredentials } from '../../gateway/credentials.ts';
import type { WireRequest } from '../../protocols/wire.ts';
import type { Ports } from '../../services/ports.ts';
import type { FunctionUrlCaller } from '../../services/lambda/function-url/handle-function-url.ts';
import type { LambdaContext } from '../../services/lambda/state.ts';

const HOST = /^([a-z0-9]+)\.lambda-url\.([a-z0-9-]+)\./;

function callerOf(request: WireRequest): FunctionUrlCaller | undefined {
  const { accessKeyId, account } = parseCredentials(request);
  return accessKeyId === undefined
    ? undefined
    : { accessKey: accessKeyId, accountId: account, userArn: `arn:aws:iam::${account}:root` };
}

async function answer(
  kernel: Kernel<Ports>,
  request: WireRequest,
  arrival: Arrival,
  urlId: string,
  region: string,
): Promise<RouteResponse> {
  const [{ handleFunctionUrl }] = await Promise.all([
    import('../../services/lambda/function-url/handle-function-url.ts'),
    kernel.registry.load('lambda'),
  ]);
  const { account } = parseCredentials(request);
  const actor = arrival.actor ?? outsideClient;
  const call = {
    service: 'lambda',
    operation: 'InvokeFunctionUrl',
    account,
    region,
    actor,
    input: { urlId, path: request.path },
  };
  const { method, path, query, headers, body } = request;
  const asked = { urlId, method, path, query, headers, body, sourceIp: '127.0.0.1', caller: callerOf(request) };
  return kernel.runStep<RouteResponse>(call, (context) => handleFunctionUrl(asked, context as LambdaContext));
}

/** Serves `{id}.lambda-url.{region}.on.aws`, also under `localhost` and LocalStack's domain. */
export function createFunctionUrlRoute(kernel: Kernel<Ports>): Route {
  return {
    name: 'function URLs',
    handle: (request, arrival) => {
      const [, urlId, region] = HOST.exec(request.headers['host'] ?? '') ?? [];
      return urlId === undefined || region === undefined ? undefined : answer(kernel, request, arrival, urlId, region);
    },
  };
}
