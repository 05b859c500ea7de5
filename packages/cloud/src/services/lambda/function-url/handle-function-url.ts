import { isAwsError } from '../../../kernel/aws-error.ts';
import type { Wait } from '../../../kernel/wait.ts';
import { getFunctionVersion } from '../domain/function-reference.ts';
import { invokeAndWait } from '../domain/invoke-and-wait.ts';
import type { FunctionUrl, LambdaContext } from '../state.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { formatUrlEvent } from './url-event.ts';
import { jsonResponse, readUrlAnswer } from './url-response.ts';

/** A request that the gateway has found to be for a function URL. */
export interface FunctionUrlRequest {
  /** First label of the host. */
  readonly urlId: string;
  readonly method: string;
  /** Path as sent, percent-encoding kept. */
  readonly path: string;
  /** Query as sent, without `?`. */
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly sourceIp: string;
  /** Who signed it; undefined when it is not signed, or wrongly. */
  readonly caller: FunctionUrlCaller | undefined;
}

export interface FunctionUrlCaller {
  readonly accessKey: string;
  readonly accountId: string;
  readonly userArn: string;
}

export interface FunctionUrlResponse {
  readonly status: number;
  /** Several values only for `set-cookie`. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
}

/** The URL of that id in the context's region, in whichever account it is. */
export function findFunctionUrl(
  context: LambdaContext,
  urlId: string,
): { readonly url: FunctionUrl; readonly context: LambdaContext } | undefined {
  for (const { account, region } of context.places()) {
    if (region !== context.region) continue;
    const place = context.within(account, region);
    const key = place.state.urlIds.get(urlId);
    const url = key === undefined ? undefined : place.state.urls.get(key);
    if (url) return { url, context: place };
  }
  return undefined;
}

/**
 * Answers a request to a function URL; run it in a step of Lambda, in the region of the host.
 *
 * @example
 * kernel.runStep({ service: 'lambda', operation: 'InvokeFunctionUrl', … }, (context) => handleFunctionUrl(request, context));
 */
export function handleFunctionUrl(
  request: FunctionUrlRequest,
  here: LambdaContext,
): FunctionUrlResponse | Wait<FunctionUrlResponse> {
  const found = findFunctionUrl(here, request.urlId);
  // AWS: an unknown URL and a refused caller get the same answer.
  if (!found) return forbidden();
  const { url, context } = found;
  const cors = url.cors && corsHeaders(url.cors, request);
  if (cors && isPreflight(request)) return { status: 200, headers: cors, body: new Uint8Array() };
  if (url.authType === 'AWS_IAM' && !request.caller) return forbidden();
  context.note('urlId', url.urlId);
  const withCors = (response: FunctionUrlResponse): FunctionUrlResponse => ({
    ...response,
    headers: { ...response.headers, ...cors },
  });
  try {
    const version = getFunctionVersion(url.functionName, context, url.qualifier);
    const payload = JSON.stringify(formatUrlEvent(request, url, context));
    return invokeAndWait({ found: version, payload }, (answer, requestId) =>
      withCors(readUrlAnswer(answer, requestId)),
    );
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return withCors(
      error.status === 429
        ? jsonResponse(429, { Message: 'Rate Exceeded.' })
        : jsonResponse(error.status, { Message: error.message }),
    );
  }
}

const forbidden = (): FunctionUrlResponse => jsonResponse(403, { Message: 'Forbidden' });
