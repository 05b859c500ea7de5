import { Agent, type ClientRequest, type RequestOptions } from 'node:http';
import type { CallerProvider } from './interception.ts';
import { routeOf } from './caller.ts';
import { answerInProcess, failRequest } from './in-process-request.ts';
import { describeOperation, refusal } from './refusal.ts';
import { isSdkRequest, patchNewSdkCopies } from './sdk-requests.ts';

type AgentOptions = RequestOptions & { readonly host?: string; readonly port?: number; readonly socketPath?: string };
type AddRequest = (this: Agent, request: ClientRequest, options: AgentOptions, ...rest: unknown[]) => void;

/**
 * Takes requests at the point where every `http` and `https` request, however made and however early its function was
 * imported, asks its agent for a socket. The request is a real `ClientRequest`; it just never gets a socket.
 */
export function patchHttpAgents(findCaller: CallerProvider): () => void {
  const prototype = Agent.prototype as Agent & { addRequest: AddRequest };
  const original = prototype.addRequest;
  const addRequest: AddRequest = function (request, options, ...rest) {
    const caller = options.socketPath === undefined || options.socketPath === null ? findCaller() : undefined;
    if (!caller) return original.call(this, request, options, ...rest);
    // A copy of the SDK that was loaded since: its next request is taken earlier.
    if (isSdkRequest(request.getHeader('amz-sdk-invocation-id'))) patchNewSdkCopies();
    const protocol = (this as unknown as { protocol?: string }).protocol ?? 'http:';
    const host = options.host ?? 'localhost';
    const port = Number(options.port ?? (protocol === 'https:' ? 443 : 80));
    const route = routeOf(caller, protocol, host, port);
    if (route === 'cloud' && caller.send) {
      answerInProcess(request, `${protocol}//${host}:${String(port)}${request.path}`, caller.send);
    } else if (route === 'refuse') {
      failRequest(
        request,
        refusal(caller, host, describeOperation(request.method, request.path, request.getHeader('x-amz-target'))),
      );
    } else {
      const isOwn = caller.endpoint !== undefined && new URL(caller.endpoint).port === String(port);
      if (caller.foreign && !isOwn) request.once('close', caller.foreign.open(`HTTP ${host}:${String(port)}`));
      original.call(this, request, options, ...rest);
    }
  };
  prototype.addRequest = addRequest;
  return () => {
    if (prototype.addRequest === addRequest) prototype.addRequest = original;
  };
}
