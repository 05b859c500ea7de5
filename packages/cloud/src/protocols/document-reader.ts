import { setEntry } from './entries.ts';
import { base64Problem, wrongTypeMessage } from './java-words.ts';
import { malformedRequest } from './malformed-request.ts';
import type { Member, ServiceModel, StructureShape } from './model.ts';
import { fromBase64 } from './text.ts';
import { fromEpochSeconds, parseTimestamp } from './timestamps.ts';

type Read = (value: unknown) => unknown;
type ReadStructure = (value: unknown) => Record<string, unknown>;

/** Reads parsed JSON or CBOR as a shape. Readers are compiled once per structure. */
export interface DocumentReader {
  /** @throws an `AwsError` where a value is of the wrong type */
  read(shape: StructureShape, value: unknown): Record<string, unknown>;
  /** Reads what a single member holds, e.g. the payload of a REST request. */
  readMember(member: Member, owner: string, value: unknown): unknown;
}

/** What differs between JSON's and CBOR's documents. */
export interface DocumentSyntax {
  /** REST JSON spells members by `jsonName`. */
  readonly jsonNames: boolean;
  /** CBOR has bytes and points in time of its own. */
  readonly binary: boolean;
}

/** Unknown members and nulls are dropped, as AWS does. */
export function createDocumentReader(service: ServiceModel, syntax: DocumentSyntax): DocumentReader {
  const compiled = new Map<StructureShape, ReadStructure>();

  const compileStructure = (shape: StructureShape): ReadStructure => {
    const known = compiled.get(shape);
    if (known) return known;
    const fields = new Map<string, { readonly name: string; readonly read: Read }>();
    const read: ReadStructure = (value) => {
      const source = value as Record<string, unknown>;
      const target: Record<string, unknown> = {};
      for (const key in source) {
        const field = fields.get(key);
        const entry = source[key];
        if (field && entry !== null && entry !== undefined) target[field.name] = field.read(entry);
      }
      return target;
    };
    compiled.set(shape, read);
    for (const member of shape.members.values()) {
      const wireName = (syntax.jsonNames && member.traits.jsonName) || member.name;
      fields.set(wireName, { name: member.name, read: compile(member, shape.name) });
    }
    return read;
  };

  const compile = (member: Member, owner: string): Read => {
    const { target } = member;
    const refuse = (value: unknown): never => {
      throw malformedRequest(service, wrongTypeMessage(value, member, owner, service));
    };
    switch (target.kind) {
      case 'structure':
      case 'union': {
        const read = compileStructure(target);
        return (value) => (isObject(value) ? read(value) : refuse(value));
      }
      case 'list': {
        const read = compile(target.member, owner);
        return (value) => {
          if (!Array.isArray(value)) return refuse(value);
          const elements: unknown[] = [];
          for (const element of value) if (element !== null) elements.push(read(element));
          return elements;
        };
      }
      case 'map': {
        const read = compile(target.value, owner);
        return (value) => {
          if (!isObject(value)) return refuse(value);
          const entries: Record<string, unknown> = {};
          for (const key in value) if (value[key] !== null) setEntry(entries, key, read(value[key]));
          return entries;
        };
      }
      case 'string':
        if (service.conventions.coerceToString === true) {
          return (value) =>
            typeof value === 'string' ? value : typeof value === 'object' ? refuse(value) : String(value);
        }
        return (value) => (typeof value === 'string' ? value : refuse(value));
      case 'boolean':
        return (value) => (typeof value === 'boolean' ? value : refuse(value));
      case 'number':
        return (value) => (typeof value === 'number' ? value : (nonFinite(value) ?? refuse(value)));
      case 'timestamp':
        return (value) => readTimestamp(value, target.timestampFormat ?? 'epoch-seconds') ?? refuse(value);
      case 'blob':
        if (syntax.binary) return (value) => (value instanceof Uint8Array ? value : refuse(value));
        return (value) => {
          if (typeof value !== 'string') return refuse(value);
          const problem = base64Problem(value);
          if (problem !== undefined) throw malformedRequest(service, problem);
          return fromBase64(value);
        };
      case 'document':
        return (value) => value;
    }
  };

  return {
    read: (shape, value) => {
      if (!isObject(value))
        throw malformedRequest(service, Array.isArray(value) ? 'Unexpected list element termination' : '');
      return compileStructure(shape)(value);
    },
    readMember: (member, owner, value) => compile(member, owner)(value),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof Date)
  );
}

/** JSON has no numbers for these; the protocols write them as text. */
function nonFinite(value: unknown): number | undefined {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

function readTimestamp(value: unknown, format: 'epoch-seconds' | 'date-time' | 'http-date'): Date | undefined {
  if (value instanceof Date) return value;
  if (typeof value === 'number') return fromEpochSeconds(value);
  return typeof value === 'string' && format !== 'epoch-seconds' ? parseTimestamp(value, format) : undefined;
}
