import type { Member, OperationModel, SimpleShape, StructureShape } from './model.ts';
import { toBytes } from './text.ts';
import { formatTextValue } from './text-values.ts';

/** The part of an answer that REST protocols carry outside the document. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** The one member that is the whole body. */
  readonly payload: Member | undefined;
  /** Whether any member travels in a document. */
  readonly hasDocument: boolean;
}

/** Sorts an output's members into status, headers and body. */
export function writeHttpMembers(
  output: unknown,
  shape: StructureShape | undefined,
  operation: OperationModel | undefined,
): HttpAnswer {
  const source = (output ?? {}) as Readonly<Record<string, unknown>>;
  const headers: Record<string, string> = {};
  let status = operation?.http?.status ?? 200;
  let payload: Member | undefined;
  let hasDocument = false;
  for (const member of shape?.members.values() ?? []) {
    const { traits } = member;
    const value = source[member.name];
    if (traits.httpPayload === 1) payload = member;
    else if (traits.httpResponseCode === 1) status = typeof value === 'number' ? value : status;
    else if (traits.httpHeader !== undefined) {
      if (value !== undefined && value !== null) headers[traits.httpHeader.toLowerCase()] = formatHeader(value, member);
    } else if (traits.httpPrefixHeaders !== undefined) {
      for (const [key, entry] of Object.entries(value ?? {}))
        headers[(traits.httpPrefixHeaders + key).toLowerCase()] = String(entry);
    } else hasDocument = true;
  }
  return { status, headers, payload, hasDocument };
}

/** The bytes of a payload that is no document: a blob or a text. */
export function rawPayload(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? toBytes(value) : new Uint8Array();
}

function formatHeader(value: unknown, member: Member): string {
  const { target } = member;
  if (target.kind !== 'list') return formatTextValue(value, target as SimpleShape, 'http-date');
  const element = target.member.target as SimpleShape;
  return (value as readonly unknown[])
    .map((entry) => formatTextValue(entry, element, 'http-date'))
    .map((text) =>
      element.kind === 'string' && /[",]/.test(text) ? `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"` : text,
    )
    .join(', ');
}
