import type { FunctionUrl, LambdaContext } from '../state.ts';
import type { FunctionUrlRequest } from './handle-function-url.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TEXT = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded)|application\/.*\+(json|xml))/;

/** The event in payload format 2.0. Source: Lambda developer guide, "Invoking Lambda function URLs", request payload. */
export function formatUrlEvent(
  request: FunctionUrlRequest,
  url: FunctionUrl,
  context: LambdaContext,
): Readonly<Record<string, unknown>> {
  const { headers } = request;
  const { cookie, ...others } = headers;
  const domainName = headers['host'] ?? `${url.urlId}.lambda-url.${context.region}.on.aws`;
  const parameters = queryParameters(request.query);
  const isText = request.body.length === 0 || TEXT.test(headers['content-type'] ?? '');
  const now = context.clock.now();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers: others,
    ...(Object.keys(parameters).length > 0 && { queryStringParameters: parameters }),
    requestContext: {
      accountId: request.caller?.accountId ?? 'anonymous',
      apiId: url.urlId,
      ...(request.caller && {
        authorizer: {
          iam: {
            accessKey: request.caller.accessKey,
            accountId: request.caller.accountId,
            callerId: request.caller.accessKey,
            cognitoIdentity: null,
            principalOrgId: null,
            userArn: request.caller.userArn,
            userId: request.caller.accessKey,
          },
        },
      }),
      domainName,
      domainPrefix: url.urlId,
      http: {
        method: request.method,
        path: decodePath(request.path),
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: context.ids.uuid(),
      routeKey: '$default',
      stage: '$default',
      time: formatTime(now),
      timeEpoch: now,
    },
    ...(request.body.length > 0 && { body: Buffer.from(request.body).toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: !isText,
  };
}

/** Values of a parameter that occurs several times are joined with commas. */
function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = parameters[name];
    parameters[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  return parameters;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `12/Mar/2020:19:03:58 +0000`. */
function formatTime(ms: number): string {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()] ?? ''}/${String(date.getUTCFullYear())}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
