import type { PackedOperation, PackedRef, PackedService, PackedShape } from '../src/protocols/packed.ts';
import { SHAPE_BASE, traitBits } from '../src/protocols/packed.ts';
import type { ProtocolId, Traits } from '../src/protocols/model.ts';
import type { SchemaSource } from './schema-sources.ts';

type Row = readonly unknown[];

const protocolNames: Readonly<Record<string, ProtocolId>> = {
  'aws.protocols#awsJson1_0': 'awsJson1_0',
  'aws.protocols#awsJson1_1': 'awsJson1_1',
  'aws.protocols#awsQuery': 'awsQuery',
  'aws.protocols#restJson1': 'restJson1',
  'aws.protocols#restXml': 'restXml',
  'smithy.protocols#rpcv2Cbor': 'rpcV2Cbor',
};

const keptTraits: ReadonlySet<string> = new Set([
  'httpLabel',
  'httpPayload',
  'httpResponseCode',
  'httpQueryParams',
  'httpHeader',
  'httpQuery',
  'httpPrefixHeaders',
  'jsonName',
  'xmlName',
  'xmlNamespace',
  'xmlFlattened',
  'xmlAttribute',
  'streaming',
  'error',
  'httpError',
  'awsQueryError',
]);

/** Every bit that has a name in {@link traitBits}. */
const keptBits = traitBits.reduce((mask, name, bit) => (name === '' ? mask : mask | (1 << bit)), 0);

/**
 * Reads the schemas that an SDK v3 client exports (`PutItem$`, `PutItemInput$`, …) into the form `loadServiceModel` takes.
 *
 * @param sdk - the SDK's module namespace, e.g. `await import('@aws-sdk/client-sqs')`
 */
export function extractSchema(sdk: Readonly<Record<string, unknown>>, source: SchemaSource): PackedService {
  const shapes: PackedShape[] = [];
  const positions = new Map<Row, number>();

  const addShape = (row: Row): number => {
    const known = positions.get(row);
    if (known !== undefined) return known;
    const position = shapes.length;
    positions.set(row, position);
    shapes.push([1, 0]); // keeps the place: the shape may contain itself
    shapes[position] = packShape(row, packRef);
    return position;
  };
  const packRef = (ref: unknown): PackedRef => {
    const value: unknown = typeof ref === 'function' ? (ref as () => unknown)() : ref;
    if (typeof value === 'number') return value;
    if (!Array.isArray(value)) throw new Error(`Cannot read the schema ${String(value)}`);
    if (typeof value[1] !== 'string') return withTraits(packRef(value[0]), value[1]);
    return value[0] === 0 ? withTraits(packRef(value[4]), value[3]) : SHAPE_BASE + addShape(value);
  };
  const packBody = (ref: unknown): number => {
    const value: unknown = typeof ref === 'function' ? (ref as () => unknown)() : ref;
    return Array.isArray(value) ? addShape(value) : -1;
  };

  const operations: Record<string, PackedOperation> = {};
  const rows = Object.keys(sdk)
    .filter((name) => name.endsWith('$'))
    .toSorted()
    .map((name) => sdk[name])
    .filter((value): value is Row => Array.isArray(value));
  for (const row of rows.filter((candidate) => candidate[0] === 9)) {
    const traits = row[3] as { readonly http?: readonly [string, string, number] } | 0;
    const input = packBody(row[4]);
    const output = packBody(row[5]);
    const streams = hasEventStream(shapes[input], shapes) || hasEventStream(shapes[output], shapes);
    operations[String(row[2])] = [input, output, (traits !== 0 && traits.http) || 0, streams ? 1 : 0];
  }
  for (const row of rows.filter((candidate) => candidate[0] === -3)) addShape(row);
  return { ...describeService(sdk, source), operations, shapes };
}

function packShape(row: Row, packRef: (ref: unknown) => PackedRef): PackedShape {
  const [kind, , name, traits] = row;
  if (kind === 1) return [1, packRef(row[4])];
  if (kind === 2) return [2, packRef(row[4]), packRef(row[5])];
  if (kind !== 3 && kind !== 4 && kind !== -3)
    throw new Error(`Cannot read the kind ${String(kind)} of ${String(name)}`);
  const kept = keepTraits(traits);
  return [
    kind,
    String(name),
    kept === 0 || typeof kept === 'number' ? 0 : kept,
    (row[4] as readonly string[]).join(' '),
    (row[5] as readonly unknown[]).map(packRef),
    typeof row[6] === 'number' ? row[6] : 0,
  ];
}

function withTraits(ref: PackedRef, traits: unknown): PackedRef {
  const outer = keepTraits(traits);
  if (outer === 0) return ref;
  if (typeof ref === 'number') return [ref, outer];
  // The traits of a member win over those of what it points to.
  return [ref[0], { ...nameTraits(ref[1]), ...nameTraits(outer) }];
}

function nameTraits(traits: number | Traits): Traits {
  if (typeof traits === 'object') return traits;
  return Object.fromEntries(
    traitBits.filter((name, bit) => name !== '' && (traits >> bit) & 1).map((name) => [name, 1]),
  );
}

function keepTraits(traits: unknown): number | Traits {
  if (typeof traits === 'number') return traits & keptBits;
  if (typeof traits !== 'object' || traits === null) return 0;
  const kept = Object.entries(traits).filter(([name]) => keptTraits.has(name));
  return kept.length === 0 ? 0 : Object.fromEntries(kept);
}

function hasEventStream(shape: PackedShape | undefined, shapes: readonly PackedShape[]): boolean {
  if (!shape || shape[0] === 1 || shape[0] === 2) return false;
  return shape[4].some((ref) => {
    const target = shapes[(typeof ref === 'number' ? ref : ref[0]) - SHAPE_BASE];
    return target?.[0] === 4 && target[2] !== 0 && target[2].streaming === 1;
  });
}

interface ClientConfig {
  readonly apiVersion: string;
  readonly serviceId: string;
  readonly protocol: { getShapeId(): string };
  readonly protocolSettings: {
    readonly defaultNamespace: string;
    readonly xmlNamespace?: string;
    readonly serviceTarget?: string;
    readonly awsQueryCompatible?: boolean;
  };
}

function describeService(
  sdk: Readonly<Record<string, unknown>>,
  source: SchemaSource,
): Omit<PackedService, 'operations' | 'shapes'> {
  const clientName = Object.keys(sdk).find((name) => name.endsWith('Client') && name !== '__Client');
  if (clientName === undefined) throw new Error(`@aws-sdk/client-${source.id} exports no client`);
  const Client = sdk[clientName] as new (options: object) => { readonly config: ClientConfig };
  const { config } = new Client({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const settings = config.protocolSettings;
  const protocol = protocolNames[config.protocol.getShapeId()];
  if (!protocol) throw new Error(`${source.id} speaks ${config.protocol.getShapeId()}, which no codec speaks`);
  const protocols = [...new Set([protocol, ...(source.alsoSpeaks ?? [])])];
  const xmlNamespace = source.xmlNamespace ?? (protocols.some(usesXml) ? settings.xmlNamespace : undefined);
  return {
    id: source.id,
    serviceId: config.serviceId,
    apiVersion: config.apiVersion,
    namespace: settings.defaultNamespace,
    ...(protocols.some(usesTarget) && settings.serviceTarget !== undefined && { targetPrefix: settings.serviceTarget }),
    ...(xmlNamespace !== undefined && { xmlNamespace }),
    endpointPrefix: source.endpointPrefix,
    signingName: source.signingName ?? source.endpointPrefix,
    protocols,
    ...(settings.awsQueryCompatible === true && { queryCompatible: true }),
    conventions: source.conventions,
  };
}

const usesXml = (protocol: ProtocolId): boolean => protocol === 'awsQuery' || protocol === 'restXml';
const usesTarget = (protocol: ProtocolId): boolean => protocol.startsWith('awsJson') || protocol === 'rpcV2Cbor';
