import { decodeCbor } from './cbor-decode.ts';
import { encodeCbor } from './cbor-encode.ts';
import { createDocumentReader } from './document-reader.ts';
import type { DocumentReader } from './document-reader.ts';
import { createDocumentWriter } from './document-writer.ts';
import { errorMembers, nameError, queryErrorHeader } from './error-names.ts';
import { malformedRequest } from './malformed-request.ts';
import type { ServiceModel } from './model.ts';
import { perService } from './per-service.ts';
import type { Protocol, WireResponse } from './wire.ts';

const syntax = { jsonNames: false, binary: true };
const readerOf: (service: ServiceModel) => DocumentReader = perService((service) =>
  createDocumentReader(service, syntax),
);
const writer = createDocumentWriter(syntax);

export const rpcV2Cbor: Protocol = {
  id: 'rpcV2Cbor',

  parse: (request, service, operation) => {
    if (!operation.input || request.body.byteLength === 0) return {};
    return readerOf(service).read(operation.input, decode(request.body, service));
  },

  serialise: (output, _service, operation, requestId) =>
    operation.output
      ? respond(200, encodeCbor(writer.write(operation.output, output)), requestId)
      : respond(200, new Uint8Array(), requestId),

  serialiseError: (error, service, _operation, requestId) => {
    const named = nameError(error, service);
    const members = errorMembers(error, named, service);
    const written = named.shape ? { ...members, ...writer.write(named.shape, members) } : members;
    const type = named.shape ? `${service.namespace}#${named.name}` : named.name;
    const response = respond(named.status, encodeCbor({ __type: type, ...written }), requestId);
    if (service.queryCompatible === true) response.headers['x-amzn-query-error'] = queryErrorHeader(named);
    return response;
  },
};

function decode(body: Uint8Array, service: ServiceModel): unknown {
  try {
    return decodeCbor(body);
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof TypeError) throw malformedRequest(service, '');
    throw cause;
  }
}

function respond(status: number, body: Uint8Array, requestId: string): WireResponse {
  const headers: Record<string, string> = { 'smithy-protocol': 'rpc-v2-cbor', 'x-amzn-requestid': requestId };
  if (body.byteLength > 0) headers['content-type'] = 'application/cbor';
  return { status, headers, body };
}
