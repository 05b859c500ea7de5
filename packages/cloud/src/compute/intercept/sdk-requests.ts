import http from 'node:http';
import https from 'node:https';
import { formatQuery } from './format-query.ts';
import { type Caller, routeOf } from './caller.ts';
import type { CallerProvider } from './interception.ts';
import { describeOperation, refusal } from './refusal.ts';
import { sdkBody } from './sdk-body.ts';
import { omitTraces } from './omit-traces.ts';
import { findNewSdkCopies, type SdkClass, type SdkModule } from './sdk-copies.ts';
import type { SdkRequest } from './sdk-request.ts';
import { hideHomeSettings } from './home-settings.ts';
import { signUnverified, type SigningIdentity } from './unverified-signature.ts';

interface HandlerConfig {
  readonly requestTimeout?: number;
}

interface HandlerOptions {
  readonly abortSignal?: { readonly aborted: boolean };
  readonly requestTimeout?: number;
}

interface SdkHandler {
  config?: HandlerConfig | undefined;
  readonly configProvider?: Promise<HandlerConfig>;
}

interface SdkSigner {
  readonly credentialProvider: () => Promise<SigningIdentity>;
  readonly regionProvider: () => Promise<string>;
  readonly service: string;
}

interface SigningOptions {
  readonly signingDate?: Date;
  readonly signingRegion?: string;
  readonly signingService?: string;
}

type Method = (this: unknown, ...args: unknown[]) => Promise<unknown>;

const { request: httpRequest } = http;
const { request: httpsRequest } = https;
const copies: SdkModule[] = [];
const undo: (() => void)[] = [];
let findPatched: CallerProvider | undefined;

/**
 * Takes requests of SDK v3 clients where they are handed to Node.js: they need no `ClientRequest` with its sockets,
 * streams and events, nor a signature that nobody verifies. Whatever is out of the ordinary (request timeouts, streamed
 * bodies, `Expect`, a replaced `https.request`) goes the long way, to the same end.
 */
export function patchSdkRequests(findCaller: CallerProvider): () => void {
  findPatched = findCaller;
  for (const copy of copies) patchCopy(copy, findCaller);
  patchNewSdkCopies();
  return () => {
    for (const step of undo.splice(0)) step();
    findPatched = undefined;
  };
}

/** To be called when packages may have been loaded. */
export function patchNewSdkCopies(): void {
  if (!findPatched) return;
  for (const copy of findNewSdkCopies()) {
    copies.push(copy);
    patchCopy(copy, findPatched);
  }
}

/** Whether a request comes out of a client's pipeline, which alone puts this header on. */
export function isSdkRequest(invocationId: unknown): boolean {
  return invocationId !== undefined;
}

function patchCopy(copy: SdkModule, findCaller: CallerProvider): void {
  const { NodeHttpHandler, SignatureV4, ProviderError, externalDataInterceptor } = copy;
  if (externalDataInterceptor) undo.push(hideHomeSettings(externalDataInterceptor, findCaller));
  if (ProviderError) undo.push(omitTraces(ProviderError, findCaller));
  replace(NodeHttpHandler, 'handle', (original) => {
    return async function (this: unknown, ...args: unknown[]) {
      const [request, options = {}] = args as [SdkRequest, HandlerOptions | undefined];
      const caller = findCaller();
      if (!caller || !isOrdinary(request)) return original.apply(this, args);
      const route = routeOf(caller, request.protocol ?? 'https:', request.hostname ?? 'localhost', request.port);
      if (route === 'pass' || (await timeoutOf(this as SdkHandler, options)) !== 0 || options.abortSignal?.aborted)
        return original.apply(this, args);
      if (route === 'refuse' || !caller.send) {
        const { method, path, headers, hostname = 'localhost' } = request;
        throw refusal(caller, hostname, describeOperation(method, path, headers['x-amz-target']));
      }
      const answer = answerDirectly(caller.send, request);
      const { abortSignal } = options;
      // An aborted request that goes the long way is not sent: it fails, with the error of this copy of the SDK.
      return abortSignal ? orAborted(answer, abortSignal, () => original.apply(this, args)) : answer;
    };
  });
  replace(SignatureV4, 'signRequest', (original) => {
    return async function (this: unknown, ...args: unknown[]) {
      const [request, options = {}] = args as [SdkRequest, SigningOptions | undefined];
      const caller = findCaller();
      if (!caller || caller.verifiesSignatures || !isSdkRequest(request.headers['amz-sdk-invocation-id']))
        return original.apply(this, args);
      const route = routeOf(caller, request.protocol ?? 'https:', request.hostname ?? 'localhost', request.port);
      if (route !== 'cloud') return original.apply(this, args);
      const signer = this as SdkSigner;
      const identity = await signer.credentialProvider();
      // The SDK refuses credentials that are none in its own words.
      if (typeof identity?.accessKeyId !== 'string') return original.apply(this, args);
      signUnverified(request, identity, {
        date: options.signingDate ?? new Date(),
        region: options.signingRegion ?? (await signer.regionProvider()),
        service: options.signingService ?? signer.service,
      });
      return request;
    };
  });
}

function isOrdinary({ headers, body, username, fragment }: SdkRequest): boolean {
  return (
    isSdkRequest(headers['amz-sdk-invocation-id']) &&
    (body === undefined || typeof body === 'string' || body instanceof Uint8Array) &&
    headers['expect'] === undefined &&
    headers['Expect'] === undefined &&
    (username ?? fragment) === undefined &&
    // What a test has put in place of Node.js's own function is asked first.
    !isRequestReplaced()
  );
}

/** Whether somebody, such as nock, has put something in place of `http.request` or `https.request`. */
export function isRequestReplaced(): boolean {
  return http.request !== httpRequest || https.request !== httpsRequest;
}

async function timeoutOf(handler: SdkHandler, { requestTimeout }: HandlerOptions): Promise<number> {
  handler.config ??= await handler.configProvider;
  return requestTimeout ?? handler.config?.requestTimeout ?? 0;
}

async function answerDirectly(send: NonNullable<Caller['send']>, request: SdkRequest): Promise<unknown> {
  const { method, protocol = 'https:', hostname = 'localhost', path, body } = request;
  const port = request.port ?? (protocol === 'https:' ? 443 : 80);
  const query = formatQuery(request.query);
  const sent: Record<string, string> = {};
  for (const name in request.headers) sent[name.toLowerCase()] = String(request.headers[name]);
  const answer = await send({
    method,
    url: `${protocol}//${hostname}:${String(port)}${path}${query === '' ? '' : `?${query}`}`,
    headers: sent,
    body: bytesOf(body),
  });
  const headers: Record<string, string> = {};
  for (const name in answer.headers) headers[name.toLowerCase()] = String(answer.headers[name]);
  const received = method === 'HEAD' ? new Uint8Array() : answer.body;
  return { response: { statusCode: answer.status, headers, body: sdkBody(received, headers, sent) } };
}

/** A plain view of a body: the SDK may have given its own bytes methods that warn. */
function bytesOf(body: unknown): Uint8Array {
  if (typeof body === 'string') return Buffer.from(body);
  if (!(body instanceof Uint8Array)) return new Uint8Array();
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function orAborted(
  answer: Promise<unknown>,
  signal: { readonly aborted: boolean; onabort?: unknown },
  fail: () => Promise<unknown>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const abort = (): void => void fail().then(resolve, reject);
    const isTarget = signal instanceof EventTarget;
    if (isTarget) signal.addEventListener('abort', abort, { once: true });
    else signal.onabort = abort;
    const settled = (): void => {
      if (isTarget) signal.removeEventListener('abort', abort);
    };
    answer.finally(settled).then(resolve, reject);
  });
}

function replace(sdkClass: SdkClass | undefined, name: string, wrap: (original: Method) => Method): void {
  const prototype = sdkClass?.prototype;
  const original = prototype?.[name];
  if (!prototype || typeof original !== 'function') return;
  const patched = wrap(original as Method);
  prototype[name] = patched;
  undo.push(() => {
    if (prototype[name] === patched) prototype[name] = original;
  });
}
