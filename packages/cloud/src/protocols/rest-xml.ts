import { nameError } from './error-names.ts';
import { isInDocument, readHttpMembers } from './http-request-reader.ts';
import { rawPayload, writeHttpMembers } from './http-response-writer.ts';
import { malformedRequest } from './malformed-request.ts';
import type { ServiceModel, StructureShape } from './model.ts';
import { toBytes, toText } from './text.ts';
import type { Protocol, WireRequest, WireResponse } from './wire.ts';
import { parseXml } from '../xml/xml-parser.ts';
import type { XmlElement } from '../xml/xml-parser.ts';
import { readXmlMember, readXmlStructure } from './xml-reader.ts';
import { escapeXml, formatElement, formatMember, formatNamespace, formatXmlMembers } from './xml-writer.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const restXml: Protocol = {
  id: 'restXml',

  parse: (request, service, operation) => {
    const { input } = operation;
    if (!input) return {};
    const bound = readHttpMembers(request, service, operation);
    const payload = [...input.members.values()].find((member) => member.traits.httpPayload === 1);
    if (!payload) {
      if (request.body.byteLength === 0) return bound;
      return { ...bound, ...readXmlStructure(parseBody(request, service), input, service, isInDocument) };
    }
    const { target } = payload;
    if (target.kind === 'blob') {
      if (target.streaming === true || request.body.byteLength > 0) bound[payload.name] = request.body;
    } else if (target.kind === 'string') bound[payload.name] = toText(request.body);
    else if (request.body.byteLength > 0)
      bound[payload.name] = readXmlMember(parseBody(request, service), payload, service);
    return bound;
  },

  serialise: (output, service, operation, requestId) => {
    const { status, headers, payload, hasDocument } = writeHttpMembers(output, operation.output, operation);
    addRequestId(headers, service, requestId);
    const source = (output ?? {}) as Readonly<Record<string, unknown>>;
    if (payload) {
      const value = source[payload.name];
      const isRaw = payload.target.kind === 'blob' || payload.target.kind === 'string';
      headers['content-type'] ??= isRaw ? 'application/octet-stream' : 'application/xml';
      if (isRaw) return { status, headers, body: rawPayload(value) };
      if (value === undefined) return { status, headers, body: new Uint8Array() };
      const root = payload.traits.xmlName ?? rootName(payload.target as StructureShape);
      const namespaced = payload.traits.xmlNamespace
        ? payload
        : { ...payload, traits: { ...payload.traits, ...serviceNamespace(service) } };
      return { status, headers, body: toBytes(declaration + formatMember(root, value, namespaced)) };
    }
    if (!operation.output || !hasDocument || status === 204) return { status, headers, body: new Uint8Array() };
    headers['content-type'] = 'application/xml';
    const unwrapped = service.conventions.unwrappedOutputs?.[operation.name];
    const content =
      unwrapped === undefined
        ? formatXmlMembers(output, operation.output, isInDocument)
        : escapeXml(String(source[unwrapped] ?? ''));
    const namespace = formatNamespace(operation.output.traits.xmlNamespace ?? service.xmlNamespace);
    return {
      status,
      headers,
      body: toBytes(declaration + formatElement(rootName(operation.output), content, namespace)),
    };
  },

  serialiseError: (error, service, operation, requestId) => {
    const named = nameError(error, service);
    const { headers } = writeHttpMembers(error.fields, named.shape, operation);
    addRequestId(headers, service, requestId);
    headers['content-type'] = 'application/xml';
    const details =
      formatElement('Code', escapeXml(named.name)) +
      formatElement('Message', escapeXml(error.message)) +
      formatFields(error.fields, named.shape);
    if (service.conventions.bareXmlErrors === true) {
      const ids = formatElement('RequestId', requestId) + formatElement('HostId', hostId(requestId));
      return respond(named.status, headers, formatElement('Error', details + ids));
    }
    const type = formatElement('Type', named.fault === 'client' ? 'Sender' : 'Receiver');
    const content = formatElement('Error', type + details) + formatElement('RequestId', requestId);
    return respond(
      named.status,
      headers,
      formatElement('ErrorResponse', content, formatNamespace(service.xmlNamespace)),
    );
  },
};

function respond(status: number, headers: Record<string, string>, xml: string): WireResponse {
  return { status, headers, body: toBytes(declaration + xml) };
}

function rootName(shape: StructureShape): string {
  return shape.traits.xmlName ?? shape.name;
}

function serviceNamespace(service: ServiceModel): { xmlNamespace?: string } {
  return service.xmlNamespace === undefined ? {} : { xmlNamespace: service.xmlNamespace };
}

function parseBody(request: WireRequest, service: ServiceModel): XmlElement {
  const document = parseXml(toText(request.body));
  if (!document)
    throw malformedRequest(
      service,
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  return document;
}

/** Members of the model as it binds them, and whatever else an error names (`Key`, `BucketName`, …) as elements of that name. */
function formatFields(
  fields: Readonly<Record<string, unknown>> | undefined,
  shape: StructureShape | undefined,
): string {
  if (!fields) return '';
  const modelled = shape ? formatXmlMembers(fields, shape, isInDocument) : '';
  const others = Object.entries(fields).filter(([name, value]) => value !== undefined && !shape?.members.has(name));
  return modelled + others.map(([name, value]) => formatElement(name, escapeXml(String(value)))).join('');
}

function addRequestId(headers: Record<string, string>, service: ServiceModel, requestId: string): void {
  if (service.conventions.bareXmlErrors === true) {
    headers['x-amz-request-id'] = requestId;
    headers['x-amz-id-2'] = hostId(requestId);
  } else headers['x-amzn-requestid'] = requestId;
}

/** S3's second id says which host answered: text of no meaning to clients, the same for the same request. */
function hostId(requestId: string): string {
  return Buffer.from(`skyrig/${requestId}`).toString('base64');
}
