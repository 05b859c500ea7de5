import type { SimpleShape, TimestampFormat } from './model.ts';
import { fromBase64, toBase64 } from './text.ts';
import { formatTimestamp, parseTimestamp } from './timestamps.ts';

/** A simple value from a text, as query parameters, headers, labels and XML carry it. Undefined where it is none. */
export function parseTextValue(text: string, shape: SimpleShape, format: TimestampFormat): unknown {
  switch (shape.kind) {
    case 'number':
      return parseNumber(text.trim());
    case 'boolean':
      return text === 'true' || text === 'True' ? true : text === 'false' || text === 'False' ? false : undefined;
    case 'timestamp':
      return parseTimestamp(text, shape.timestampFormat ?? format);
    case 'blob':
      return fromBase64(text);
    default:
      return text;
  }
}

/** The text of a simple value. */
export function formatTextValue(value: unknown, shape: SimpleShape, format: TimestampFormat): string {
  if (shape.kind === 'timestamp') return formatTimestamp(value as Date, shape.timestampFormat ?? format);
  return shape.kind === 'blob' ? toBase64(value as Uint8Array) : String(value);
}

/** What a text should have been, in the words of an error. */
export function describeExpected(shape: SimpleShape): string {
  return { number: 'a number', boolean: 'true or false', timestamp: 'a timestamp' }[shape.kind as string] ?? 'text';
}

function parseNumber(text: string): number | undefined {
  if (text === 'NaN' || text === 'Infinity' || text === '-Infinity') return Number(text);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}
