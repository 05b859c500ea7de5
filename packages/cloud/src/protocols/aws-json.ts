import { crc32 } from 'node:zlib';

import { createDocumentReader } from './document-reader.ts';
import type { DocumentReader } from './document-reader.ts';
import { createDocumentWriter } from './document-writer.ts';
import { errorMembers, nameError, qualifiedType, queryErrorHeader } from './error-names.ts';
import { malformedRequest } from './malformed-request.ts';
import type { ServiceModel } from './model.ts';
import { perService } from './per-service.ts';
import { toBytes, toText } from './text.ts';
import type { Protocol, WireResponse } from './wire.ts';

const syntax = { jsonNames: false, binary: false };
const readerOf: (service: ServiceModel) => DocumentReader = perService((service) =>
  createDocumentReader(service, syntax),
);
const writer = createDocumentWriter(syntax);

function createAwsJson(id: 'awsJson1_0' | 'awsJson1_1', contentType: string): Protocol {
  const respond = (status: number, text: string, service: ServiceModel, requestId: string): WireResponse => {
    const body = toBytes(text);
    const headers: Record<string, string> = { 'content-type': contentType, 'x-amzn-requestid': requestId };
    if (service.conventions.crc32 === true) headers['x-amz-crc32'] = String(crc32(body));
    return { status, headers, body };
  };
  return {
    id,
    parse: (request, service, operation) => {
      if (!operation.input) return {};
      return readerOf(service).read(operation.input, parseJson(toText(request.body), service));
    },
    serialise: (output, service, operation, requestId) => {
      // AWS: an operation without output answers an empty body, not an empty object.
      const text = operation.output ? JSON.stringify(writer.write(operation.output, output)) : '';
      return respond(200, text, service, requestId);
    },
    serialiseError: (error, service, _operation, requestId) => {
      const named = nameError(error, service);
      const members = errorMembers(error, named, service);
      const written = named.shape ? { ...members, ...writer.write(named.shape, members) } : members;
      const response = respond(
        named.status,
        JSON.stringify({ __type: qualifiedType(named, service), ...written }),
        service,
        requestId,
      );
      if (service.queryCompatible === true) response.headers['x-amzn-query-error'] = queryErrorHeader(named);
      return response;
    },
  };
}

export const awsJson1_0: Protocol = createAwsJson('awsJson1_0', 'application/x-amz-json-1.0');
export const awsJson1_1: Protocol = createAwsJson('awsJson1_1', 'application/x-amz-json-1.1');

function parseJson(text: string, service: ServiceModel): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // AWS: the framework answers a body that is no JSON without a word of why.
    throw malformedRequest(service, '');
  }
}
