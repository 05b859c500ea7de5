import type { ConstraintModel } from './constraints.ts';

/** A wire protocol, named as Smithy names it. */
export type ProtocolId = 'awsJson1_0' | 'awsJson1_1' | 'awsQuery' | 'restJson1' | 'restXml' | 'rpcV2Cbor';

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

/** Where a member or a structure sits on the wire; what is absent is default. */
export interface Traits {
  readonly httpLabel?: 1;
  readonly httpPayload?: 1;
  readonly httpResponseCode?: 1;
  readonly httpQueryParams?: 1;
  readonly httpHeader?: string;
  readonly httpQuery?: string;
  readonly httpPrefixHeaders?: string;
  readonly jsonName?: string;
  readonly xmlName?: string;
  readonly xmlNamespace?: string | readonly [prefix: string, uri: string];
  readonly xmlFlattened?: 1;
  readonly xmlAttribute?: 1;
  readonly streaming?: 1;
  /** On error structures. */
  readonly error?: 'client' | 'server';
  readonly httpError?: number;
  readonly awsQueryError?: readonly [code: string, status: number];
}

export interface SimpleShape {
  readonly kind: 'string' | 'number' | 'boolean' | 'blob' | 'document' | 'timestamp';
  /** A body that clients may stream. */
  readonly streaming?: boolean;
  /** Set where the model fixes a format; otherwise the protocol and the place decide. */
  readonly timestampFormat?: TimestampFormat;
}

export interface ListShape {
  readonly kind: 'list';
  readonly member: Member;
}

export interface MapShape {
  readonly kind: 'map';
  readonly key: Member;
  readonly value: Member;
}

export interface StructureShape {
  readonly kind: 'structure' | 'union';
  readonly name: string;
  readonly traits: Traits;
  readonly members: ReadonlyMap<string, Member>;
}

export type Shape = SimpleShape | ListShape | MapShape | StructureShape;

export interface Member {
  readonly name: string;
  readonly target: Shape;
  readonly traits: Traits;
  /** Whether clients must send it. What the service itself demands is in the constraints. */
  readonly required: boolean;
}

export interface HttpBinding {
  readonly method: string;
  /** Path template with labels, and any literal query: `/{Bucket}/{Key+}?x-id=GetObject`. */
  readonly uri: string;
  /** Status of a success. */
  readonly status: number;
}

export interface OperationModel {
  readonly name: string;
  /** Undefined where the operation takes nothing at all. */
  readonly input: StructureShape | undefined;
  /** Undefined where the operation answers nothing at all. */
  readonly output: StructureShape | undefined;
  /** For the REST protocols. */
  readonly http: HttpBinding | undefined;
  /** Reads or writes an event stream, which no protocol here speaks: to be answered as not built. */
  readonly eventStream: boolean;
}

/** How one service words what the protocols leave open. Data, written by the schema generator. */
export interface Conventions {
  /** Prefix of `__type` for the errors of the model, e.g. `com.amazonaws.sqs#`. */
  readonly errorPrefix?: string;
  /** Prefix of `__type` for what the service framework answers itself, by code; `*` for any other code outside the model. */
  readonly frameworkErrorPrefixes?: Readonly<Record<string, string>>;
  /** Framework errors whose message member is spelt `Message`. */
  readonly capitalMessageCodes?: readonly string[];
  /** Query codes of errors outside the model that are not the name without `Exception`. */
  readonly queryCodes?: Readonly<Record<string, string>>;
  /** How a missing required member is answered, where not among the other violations. `{0}` is its path in Query's names. */
  readonly missingParameter?: { readonly code: string; readonly message: string };
  /** Code for constraint violations. */
  readonly validationCode: string;
  /** Code for a body that cannot be read. */
  readonly malformedCode: string;
  /** Numbers and booleans are taken where strings are expected. */
  readonly coerceToString?: boolean;
  /** Answers carry `x-amz-crc32`. */
  readonly crc32?: boolean;
  /** Errors are a bare `<Error>`, and ids go into `x-amz-request-id` and `x-amz-id-2` (S3). */
  readonly bareXmlErrors?: boolean;
  /** Operations whose whole answer is the text of the root element, by the member that holds it (S3's GetBucketLocation). */
  readonly unwrappedOutputs?: Readonly<Record<string, string>>;
  /** Query protocol: error answers carry an empty `<Detail/>`. */
  readonly queryErrorDetail?: boolean;
}

/** All the protocols need to know about one service. */
export interface ServiceModel {
  readonly id: string;
  readonly serviceId: string;
  readonly apiVersion: string;
  readonly namespace: string;
  readonly targetPrefix?: string;
  readonly xmlNamespace?: string;
  readonly endpointPrefix: string;
  readonly signingName: string;
  /** Every protocol the service can be spoken to in, default first. */
  readonly protocols: readonly ProtocolId[];
  readonly queryCompatible?: boolean;
  readonly conventions: Conventions;
  readonly operations: Readonly<Record<string, OperationModel>>;
  /** Error structures by shape name. */
  readonly errors: ReadonlyMap<string, StructureShape>;
  /** Length, range, pattern and enum of inputs; absent where they were not loaded. */
  readonly constraints: ConstraintModel | undefined;
}
