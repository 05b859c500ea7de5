import type { Conventions, ProtocolId, Traits } from './model.ts';

/** A simple type's number, a shape's row plus {@link SHAPE_BASE}, or either with traits (bits or names). */
export type PackedRef = number | readonly [ref: number, traits: number | Traits];

export type PackedStructure = readonly [
  kind: 3 | 4 | -3,
  name: string,
  traits: 0 | Traits,
  memberNames: string,
  members: readonly PackedRef[],
  required: number,
];
export type PackedList = readonly [kind: 1, member: PackedRef];
export type PackedMap = readonly [kind: 2, key: PackedRef, value: PackedRef];
export type PackedShape = PackedStructure | PackedList | PackedMap;

/** Row of the input, row of the output (-1 for none), HTTP binding or 0, 1 for an event stream. */
export type PackedOperation = readonly [
  input: number,
  output: number,
  http: 0 | readonly [method: string, uri: string, status: number],
  eventStream: 0 | 1,
];

/** What a generated `schema.ts` holds as JSON. */
export interface PackedService {
  readonly id: string;
  readonly serviceId: string;
  readonly apiVersion: string;
  readonly namespace: string;
  readonly targetPrefix?: string;
  readonly xmlNamespace?: string;
  readonly endpointPrefix: string;
  readonly signingName: string;
  readonly protocols: readonly ProtocolId[];
  readonly queryCompatible?: boolean;
  readonly conventions: Conventions;
  readonly operations: Readonly<Record<string, PackedOperation>>;
  readonly shapes: readonly PackedShape[];
}

/** Rows of the shape table are numbered from here, above every number of a simple type. */
export const SHAPE_BASE = 256;

/** Numbers of simple types, and the two modifiers: the SDK's own (`@smithy/types`, sentinels). */
export const simpleTypes = {
  string: 0,
  number: 1,
  boolean: 2,
  timestamp: 4,
  timestampDateTime: 5,
  timestampHttpDate: 6,
  timestampEpochSeconds: 7,
  document: 15,
  bigInteger: 17,
  bigDecimal: 19,
  blob: 21,
  streamingBlob: 42,
  listOf: 64,
  mapOf: 128,
} as const;

/** Trait bits by position: the SDK's own (`@smithy/types`, traits). Idempotency and sensitivity are not kept. */
export const traitBits = ['httpLabel', '', '', '', 'httpPayload', 'httpResponseCode', 'httpQueryParams'] as const;
