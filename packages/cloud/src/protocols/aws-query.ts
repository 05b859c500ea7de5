import { nameError } from './error-names.ts';
import { parseParameters } from './query-parameters.ts';
import { readQueryStructure } from './query-reader.ts';
import { toBytes, toText } from './text.ts';
import type { Protocol, WireRequest, WireResponse } from './wire.ts';
import { escapeXml, formatElement, formatNamespace, formatXmlMembers } from './xml-writer.ts';

export const awsQuery: Protocol = {
  id: 'awsQuery',

  parse: (request, service, operation) =>
    operation.input ? readQueryStructure(parseParameters(queryText(request)), operation.input, service) : {},

  serialise: (output, service, operation, requestId) => {
    const result = operation.output
      ? formatElement(`${operation.name}Result`, formatXmlMembers(output, operation.output))
      : '';
    const metadata = formatElement('ResponseMetadata', formatElement('RequestId', requestId));
    return respond(
      200,
      formatElement(`${operation.name}Response`, result + metadata, formatNamespace(service.xmlNamespace)),
      requestId,
    );
  },

  serialiseError: (error, service, _operation, requestId) => {
    const named = nameError(error, service);
    const fields = named.shape && error.fields ? formatXmlMembers(error.fields, named.shape) : '';
    const content =
      formatElement('Type', named.fault === 'client' ? 'Sender' : 'Receiver') +
      formatElement('Code', escapeXml(named.queryCode)) +
      formatElement('Message', escapeXml(error.message)) +
      fields +
      (service.conventions.queryErrorDetail === true ? '<Detail/>' : '');
    const body = formatElement('Error', content) + formatElement('RequestId', requestId);
    return respond(
      named.status,
      formatElement('ErrorResponse', body, formatNamespace(service.xmlNamespace)),
      requestId,
    );
  },
};

/** Where a Query request keeps its parameters: the body of a POST, the query string otherwise. */
export function queryText(request: WireRequest): string {
  const body = request.body.byteLength > 0 ? toText(request.body) : '';
  return body !== '' && request.query !== '' ? `${request.query}&${body}` : body || request.query;
}

function respond(status: number, xml: string, requestId: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: toBytes(xml),
  };
}
