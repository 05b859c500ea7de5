import type { DocumentSyntax } from './document-reader.ts';
import { setEntry } from './entries.ts';
import type { Member, Shape, StructureShape } from './model.ts';
import { toBase64 } from './text.ts';
import { formatTimestamp, toEpochSeconds } from './timestamps.ts';

type Write = (value: unknown) => unknown;

/** Writes a value as what `JSON.stringify` or the CBOR encoder takes. Writers are compiled once per structure. */
export interface DocumentWriter {
  /** Members that are undefined, null or not of the shape are left out. */
  write(shape: StructureShape, value: unknown): Record<string, unknown>;
  writeMember(member: Member, value: unknown): unknown;
}

export function createDocumentWriter(syntax: DocumentSyntax): DocumentWriter {
  const compiled = new Map<Shape, (value: unknown) => Record<string, unknown>>();

  const compileStructure = (shape: StructureShape): ((value: unknown) => Record<string, unknown>) => {
    const known = compiled.get(shape);
    if (known) return known;
    const fields = new Map<string, { readonly wireName: string; readonly write: Write }>();
    const write = (value: unknown): Record<string, unknown> => {
      const source = value as Record<string, unknown>;
      const target: Record<string, unknown> = {};
      for (const key in source) {
        const entry = source[key];
        if (entry === undefined || entry === null) continue;
        const field = fields.get(key);
        if (field) target[field.wireName] = field.write(entry);
      }
      return target;
    };
    compiled.set(shape, write);
    for (const member of shape.members.values()) {
      fields.set(member.name, {
        wireName: (syntax.jsonNames && member.traits.jsonName) || member.name,
        write: compile(member),
      });
    }
    return write;
  };

  const compile = ({ target }: Member): Write => {
    switch (target.kind) {
      case 'structure':
      case 'union':
        return compileStructure(target);
      case 'list': {
        const write = compile(target.member);
        return (value) => (value as readonly unknown[]).map(write);
      }
      case 'map': {
        const write = compile(target.value);
        return (value) => {
          const source = value as Record<string, unknown>;
          const entries: Record<string, unknown> = {};
          for (const key in source) {
            const entry = source[key];
            if (entry !== undefined && entry !== null) setEntry(entries, key, write(entry));
          }
          return entries;
        };
      }
      case 'number':
        if (syntax.binary) return Number;
        return (value) => (Number.isFinite(value) ? value : String(value));
      case 'timestamp': {
        if (syntax.binary) return (value) => value;
        const format = target.timestampFormat;
        if (format === undefined || format === 'epoch-seconds') return (value) => toEpochSeconds(value as Date);
        return (value) => formatTimestamp(value as Date, format);
      }
      case 'blob':
        return syntax.binary ? (value) => value : (value) => toBase64(value as Uint8Array);
      default:
        return (value) => value;
    }
  };

  return {
    write: (shape, value) => compileStructure(shape)(value ?? {}),
    writeMember: (member, value) => compile(member)(value),
  };
}
