import type { InvocationAnswer } from '../state.ts';
import type { FunctionUrlResponse } from './handle-function-url.ts';

interface StructuredAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly cookies?: readonly string[];
  readonly isBase64Encoded?: boolean;
}

export function jsonResponse(status: number, value: unknown): FunctionUrlResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
}

/**
 * The HTTP response for what a function answered. Source: Lambda developer guide, "Invoking Lambda function URLs",
 * response payload: an object with `statusCode` is the response; anything else is the JSON body of a 200.
 */
export function readUrlAnswer(answer: InvocationAnswer, requestId: string): FunctionUrlResponse {
  const traced = (response: FunctionUrlResponse): FunctionUrlResponse => ({
    ...response,
    headers: { ...response.headers, 'x-amzn-requestid': requestId },
  });
  // AWS: an error of the function is a 502 for the client, which is told no details.
  if (answer.failed)
    return traced({ ...jsonResponse(502, 'Internal Server Error'), body: Buffer.from('Internal Server Error') });
  const value = parse(answer.payload);
  if (!isStructured(value)) {
    const body = typeof value === 'string' ? value : answer.payload;
    return traced({ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) });
  }
  const headers: Record<string, string | readonly string[]> = { 'content-type': 'application/json' };
  for (const [name, header] of Object.entries(value.headers ?? {})) headers[name.toLowerCase()] = String(header);
  if (value.cookies && value.cookies.length > 0) headers['set-cookie'] = value.cookies;
  const text =
    value.body === undefined || value.body === null
      ? ''
      : typeof value.body === 'string'
        ? value.body
        : JSON.stringify(value.body);
  const body = Buffer.from(text, value.isBase64Encoded ? 'base64' : 'utf8');
  return traced({ status: value.statusCode, headers, body });
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return payload;
  }
}

function isStructured(value: unknown): value is StructuredAnswer {
  return typeof value === 'object' && value !== null && 'statusCode' in value && typeof value.statusCode === 'number';
}
