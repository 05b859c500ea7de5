import type { CorsRules } from '../state.ts';
import type { FunctionUrlRequest } from './handle-function-url.ts';

export const isPreflight = ({ method, headers }: FunctionUrlRequest): boolean =>
  method === 'OPTIONS' && headers['origin'] !== undefined && headers['access-control-request-method'] !== undefined;

/** Headers that allow what the rules allow to the request's origin; none to other origins. */
export function corsHeaders(rules: CorsRules, request: FunctionUrlRequest): Readonly<Record<string, string>> {
  const { origin } = request.headers;
  const allowsAny = rules.allowOrigins.includes('*');
  if (origin === undefined || !(allowsAny || rules.allowOrigins.some((allowed) => matchesOrigin(allowed, origin))))
    return {};
  const common = {
    'access-control-allow-origin': allowsAny && !rules.allowCredentials ? '*' : origin,
    ...(!allowsAny && { vary: 'Origin' }),
    ...(rules.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(rules.exposeHeaders.length > 0 && { 'access-control-expose-headers': rules.exposeHeaders.join(',') }),
  };
  if (!isPreflight(request)) return common;
  return {
    ...common,
    ...(rules.allowMethods.length > 0 && { 'access-control-allow-methods': rules.allowMethods.join(',') }),
    ...(rules.allowHeaders.length > 0 && { 'access-control-allow-headers': rules.allowHeaders.join(',') }),
    ...(rules.maxAge !== undefined && { 'access-control-max-age': String(rules.maxAge) }),
  };
}

/** AWS: an origin may have a wildcard for its host: `https://*.example.com`. */
function matchesOrigin(allowed: string, origin: string): boolean {
  const star = allowed.indexOf('*');
  if (star === -1) return allowed === origin;
  return (
    origin.length >= allowed.length &&
    origin.startsWith(allowed.slice(0, star)) &&
    origin.endsWith(allowed.slice(star + 1))
  );
}
