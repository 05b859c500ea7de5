import { awsError, type AwsError } from '../kernel/aws-error.ts';
import { toBytes } from '../protocols/text.ts';
import type { WireRequest, WireResponse } from '../protocols/wire.ts';
import { escapeXml, formatElement } from '../protocols/xml-writer.ts';
import { parseCredentials, type Credentials } from './credentials.ts';

/** Services whose clients read XML, whatever they send. */
const XML_SERVICES: ReadonlySet<string | undefined> = new Set(['cloudfront', 'route53', 's3', 's3control']);

/** An error to a client of which not even the service is known: XML where the request looks like it, else JSON. */
export function plainErrorResponse(error: AwsError, requestId: string, request: WireRequest): WireResponse {
  const { service } = parseCredentials(request);
  const isQuery = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return isQuery || XML_SERVICES.has(service)
    ? xmlError(error, requestId, service === 's3')
    : jsonError(error, requestId);
}

function jsonError(error: AwsError, requestId: string): WireResponse {
  return {
    status: error.status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': error.code,
    },
    body: toBytes(JSON.stringify({ __type: error.code, message: error.message })),
  };
}

/* S3 answers its errors bare, other services in an envelope. */
function xmlError(error: AwsError, requestId: string, isBare: boolean): WireResponse {
  const inner = formatElement('Code', escapeXml(error.code)) + formatElement('Message', escapeXml(error.message));
  const id = formatElement('RequestId', requestId);
  const body = isBare
    ? formatElement('Error', inner + id)
    : formatElement('ErrorResponse', formatElement('Error', inner) + id);
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: toBytes(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`),
  };
}

/** For a request that names no service Skyrig has. */
export function unknownService(request: WireRequest, credentials: Credentials): AwsError {
  const wanted = credentials.service ?? request.headers['x-amz-target']?.split('.')[0];
  if (wanted !== undefined) {
    const message = `Skyrig does not emulate the service ${wanted} yet. docs/coverage.md lists what is there.`;
    return awsError('NotImplemented', message, { status: 501 });
  }
  const what = `${request.method} ${request.path}`;
  const message = `Skyrig cannot tell which AWS service ${what} is for: the request is not signed and names no target.`;
  return awsError('MissingAuthenticationToken', message, { status: 403 });
}
