import { malformedRequest } from './malformed-request.ts';
import type { Member, OperationModel, ServiceModel, SimpleShape, TimestampFormat } from './model.ts';
import { describeExpected, parseTextValue } from './text-values.ts';
import { parseQuery, readLabels, splitPath, uriTemplateOf } from './uri-template.ts';
import type { WireRequest } from './wire.ts';

/** Whether a member travels in the body document, and not in the path, the query or a header. */
export function isInDocument({ traits }: Member): boolean {
  return (
    traits.httpLabel === undefined &&
    traits.httpQuery === undefined &&
    traits.httpHeader === undefined &&
    traits.httpPrefixHeaders === undefined &&
    traits.httpQueryParams === undefined &&
    traits.httpPayload === undefined &&
    traits.httpResponseCode === undefined
  );
}

/** Reads what a REST request carries outside its body. */
export function readHttpMembers(
  request: WireRequest,
  service: ServiceModel,
  operation: OperationModel,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  if (!operation.input) return read;
  const template = uriTemplateOf(operation);
  const labels = template ? readLabels(template, splitPath(request.path)) : {};
  const query = parseQuery(request.query);
  for (const member of operation.input.members.values()) {
    const value = readBound(member, request, service, { labels, query, literals: template?.query ?? [] });
    if (value !== undefined) read[member.name] = value;
  }
  return read;
}

interface Sources {
  readonly labels: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly literals: readonly (readonly [name: string, value: string | undefined])[];
}

function readBound(
  member: Member,
  request: WireRequest,
  service: ServiceModel,
  { labels, query, literals }: Sources,
): unknown {
  const { traits } = member;
  if (traits.httpLabel === 1) {
    const text = labels[member.name];
    return text === undefined ? undefined : readText(text, member, member.target, 'date-time', service);
  }
  if (traits.httpQuery !== undefined) {
    const values = query.get(traits.httpQuery);
    return values && readTexts(values, member, 'date-time', service);
  }
  if (traits.httpHeader !== undefined) {
    const header = request.headers[traits.httpHeader.toLowerCase()];
    if (header === undefined) return undefined;
    return readTexts(
      member.target.kind === 'list' ? splitHeader(header, member) : [header],
      member,
      'http-date',
      service,
    );
  }
  if (traits.httpPrefixHeaders !== undefined)
    return readPrefixHeaders(request.headers, traits.httpPrefixHeaders.toLowerCase());
  if (traits.httpQueryParams === 1) return readRemainingQuery(member, query, literals);
  return undefined;
}

function readTexts(texts: readonly string[], member: Member, format: TimestampFormat, service: ServiceModel): unknown {
  const { target } = member;
  if (target.kind === 'list') return texts.map((text) => readText(text, member, target.member.target, format, service));
  return readText(texts[0] ?? '', member, target, format, service);
}

function readText(
  text: string,
  member: Member,
  shape: Member['target'],
  format: TimestampFormat,
  service: ServiceModel,
): unknown {
  const simple = shape as SimpleShape;
  const value = parseTextValue(text, simple, format);
  if (value === undefined) throw malformedRequest(service, `${member.name} must be ${describeExpected(simple)}`);
  return value;
}

/** Splits at commas outside quotes. A timestamp in HTTP's format has a comma of its own. */
function splitHeader(header: string, member: Member): string[] {
  const isHttpDate = member.target.kind === 'list' && member.target.member.target.kind === 'timestamp';
  if (isHttpDate) return header.match(/[^,]+,[^,]+/g)?.map((text) => text.trim()) ?? [];
  const parts = header.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .map((part) => (/^".*"$/.test(part) ? part.slice(1, -1).replaceAll(/\\(.)/g, '$1') : part));
}

function readPrefixHeaders(
  headers: Readonly<Record<string, string>>,
  prefix: string,
): Record<string, string> | undefined {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  return found.length === 0
    ? undefined
    : Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

function readRemainingQuery(
  member: Member,
  query: Sources['query'],
  literals: Sources['literals'],
): Record<string, unknown> | undefined {
  const taken = new Set(literals.map(([name]) => name));
  const rest = [...query].filter(([name]) => !taken.has(name) && name !== 'x-id');
  if (rest.length === 0) return undefined;
  const toList = member.target.kind === 'map' && member.target.value.target.kind === 'list';
  return Object.fromEntries(rest.map(([name, values]) => [name, toList ? [...values] : values[0]]));
}
