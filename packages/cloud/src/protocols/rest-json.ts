import { createDocumentReader } from './document-reader.ts';
import type { DocumentReader } from './document-reader.ts';
import { createDocumentWriter } from './document-writer.ts';
import { errorMembers, nameError } from './error-names.ts';
import { isInDocument, readHttpMembers } from './http-request-reader.ts';
import { rawPayload, writeHttpMembers } from './http-response-writer.ts';
import { malformedRequest } from './malformed-request.ts';
import type { OperationModel, ServiceModel, StructureShape } from './model.ts';
import { perService } from './per-service.ts';
import { toBytes, toText } from './text.ts';
import type { Protocol, WireRequest } from './wire.ts';

const syntax = { jsonNames: true, binary: false };
const readerOf: (service: ServiceModel) => DocumentReader = perService((service) =>
  createDocumentReader(service, syntax),
);
const writer = createDocumentWriter(syntax);

export const restJson1: Protocol = {
  id: 'restJson1',

  parse: (request, service, operation) => {
    const { input } = operation;
    if (!input) return {};
    const bound = readHttpMembers(request, service, operation);
    const payload = [...input.members.values()].find((member) => member.traits.httpPayload === 1);
    if (payload) {
      const value = readPayload(request, payload.target.kind, () =>
        readerOf(service).readMember(payload, input.name, parseJson(request, service)),
      );
      if (value !== undefined) bound[payload.name] = value;
    } else if (request.body.byteLength > 0 && hasDocument(input)) {
      // A member that is bound elsewhere is not read from the document, even if someone sends it there.
      const document = readerOf(service).read(input, parseJson(request, service));
      for (const member of input.members.values())
        if (member.name in document && isInDocument(member)) bound[member.name] = document[member.name];
    }
    return bound;
  },

  serialise: (output, _service, operation, requestId) => {
    const {
      status,
      headers,
      payload,
      hasDocument: writesDocument,
    } = writeHttpMembers(output, operation.output, operation);
    headers['x-amzn-requestid'] = requestId;
    const source = (output ?? {}) as Readonly<Record<string, unknown>>;
    if (payload) {
      const value = source[payload.name];
      const isRaw = payload.target.kind === 'blob' || payload.target.kind === 'string';
      headers['content-type'] ??= isRaw ? 'application/octet-stream' : 'application/json';
      if (isRaw) return { status, headers, body: rawPayload(value) };
      return {
        status,
        headers,
        body: value === undefined ? new Uint8Array() : toBytes(JSON.stringify(writer.writeMember(payload, value))),
      };
    }
    if (!operation.output || !writesDocument || status === 204) return { status, headers, body: new Uint8Array() };
    headers['content-type'] = 'application/json';
    return { status, headers, body: toBytes(JSON.stringify(documentOf(source, operation.output))) };
  },

  serialiseError: (error, service, operation, requestId) => {
    const named = nameError(error, service);
    const members = errorMembers(error, named, service);
    // AWS: Lambda's errors say whose fault they are in a member of their own. Source: Lambda API reference, Errors.
    if (named.shape?.members.has('Type')) members['Type'] ??= named.fault === 'client' ? 'User' : 'Service';
    const { headers } = writeHttpMembers(members, named.shape, operation);
    headers['x-amzn-requestid'] = requestId;
    headers['x-amzn-errortype'] = named.name;
    headers['content-type'] = 'application/json';
    const body = named.shape ? { ...unmodelled(members, named.shape), ...documentOf(members, named.shape) } : members;
    return { status: named.status, headers, body: toBytes(JSON.stringify(body)) };
  },
};

function documentOf(source: Readonly<Record<string, unknown>>, shape: StructureShape): Record<string, unknown> {
  const inDocument: Record<string, unknown> = {};
  for (const name in source) {
    const member = shape.members.get(name);
    if (member && isInDocument(member)) inDocument[name] = source[name];
  }
  return writer.write(shape, inDocument);
}

function unmodelled(source: Readonly<Record<string, unknown>>, shape: StructureShape): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).filter(([name]) => !shape.members.has(name)));
}

function hasDocument(input: NonNullable<OperationModel['input']>): boolean {
  for (const member of input.members.values()) if (isInDocument(member)) return true;
  return false;
}

function readPayload(request: WireRequest, kind: string, readDocument: () => unknown): unknown {
  if (kind === 'blob') return request.body.byteLength > 0 ? request.body : undefined;
  if (kind === 'string') return toText(request.body);
  return request.body.byteLength > 0 ? readDocument() : undefined;
}

function parseJson(request: WireRequest, service: ServiceModel): unknown {
  try {
    return JSON.parse(toText(request.body));
  } catch (cause) {
    // AWS: Lambda puts its parser's words behind the colon; ours come from V8.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw malformedRequest(service, `Could not parse request body into json: ${reason}`);
  }
}
