import { outsideClient, type Actor } from '../kernel/actor.ts';
import { awsError, isAwsError, type AwsError } from '../kernel/aws-error.ts';
import type { Departure } from '../kernel/departure.ts';
import { createIds, type Ids } from '../kernel/ids.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createRandom, seedState } from '../kernel/random.ts';
import { isSkyrigError } from '../kernel/skyrig-error.ts';
import { decodeBody } from '../protocols/body.ts';
import { identifyOperation, identifyProtocol, unknownOperation } from '../protocols/identify.ts';
import type { OperationModel, ProtocolId, ServiceModel } from '../protocols/model.ts';
import { getProtocol } from '../protocols/protocol.ts';
import { findInputError } from '../protocols/validate.ts';
import type { WireRequest, WireResponse } from '../protocols/wire.ts';
import type { CatalogueEntry } from '../services/catalogue.ts';
import type { Ports } from '../services/ports.ts';
import { parseCredentials, type Credentials } from './credentials.ts';
import { identifyService } from './identify-service.ts';
import { serviceModel } from './service-models.ts';
import { plainErrorResponse, unknownService } from './unidentified.ts';
import { assertSignature } from './signature.ts';

/** What a route answers: several values of a header only for `set-cookie`. */
export interface RouteResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
}

/** A request path outside the modelled API: the control plane, function URLs, LocalStack's addresses. */
export interface Route {
  readonly name: string;
  /** Answers undefined when the request is not for this route. */
  handle(request: WireRequest, arrival: Arrival): Promise<RouteResponse> | undefined;
}

/** What an entrance knows about a request besides its bytes. */
export interface Arrival {
  /** Who sent it, where the entrance knows; otherwise the credentials tell. */
  readonly actor?: Actor;
  /** The id that it is to get; otherwise the gateway gives it one. */
  readonly requestId?: string;
  /** Aborted when the client is gone. */
  readonly signal?: Departure;
  /** The client's own address for the cloud, e.g. `http://localhost:4566`. */
  readonly origin?: string;
  /** Where the client's code made it. */
  readonly position?: string;
}

export interface GatewayOptions {
  readonly kernel: Kernel<Ports>;
  readonly catalogue: Readonly<Record<string, CatalogueEntry>>;
  readonly routes: readonly Route[];
  /** Verify the signature of every request, not only of presigned URLs. */
  readonly verifySignatures: boolean;
  /** Who a request's credentials belong to; undefined for outside clients. */
  readonly actorOf: (credentials: Credentials, request: WireRequest) => Actor | undefined;
}

interface Identified {
  readonly id: string;
  readonly model: ServiceModel;
  readonly operation: OperationModel;
  readonly protocol: ProtocolId;
}

/** Bytes in, bytes out. `handle` is the request path, in order. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #entries: readonly (readonly [string, CatalogueEntry])[];
  // Request ids are no part of the world: an aborted request must not shift the ids that the cloud gives out.
  readonly #ids: Ids = createIds(createRandom({ random: seedState('request ids') }));

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#entries = Object.entries(options.catalogue);
  }

  /** Whether the signature of every request is verified. */
  get verifiesSignatures(): boolean {
    return this.#options.verifySignatures;
  }

  /** Answers every request; never rejects. */
  async handle(request: WireRequest, arrival: Arrival = {}): Promise<RouteResponse> {
    const requestId = arrival.requestId ?? this.#ids.uuid();
    const { era } = this.#options.kernel;
    let identified: Identified | undefined;
    try {
      for (const route of this.#options.routes) {
        const answer = route.handle(request, arrival);
        if (answer) return await answer;
      }
      const decoded = decode(request);
      const credentials = parseCredentials(decoded);
      const id = identifyService(decoded, credentials, this.#entries);
      if (id === undefined) throw unknownService(decoded, credentials);
      identified = await this.#identify(id, decoded);
      if (!identified) return unknownOperationResponse(decoded, await this.#model(id), requestId);
      this.#authenticate(request, credentials);
      if (identified.operation.eventStream) throw this.#options.kernel.notBuiltError(id, identified.operation.name);
      const input = this.#withMemberOfPath(
        getProtocol(identified.protocol).parse(decoded, identified.model, identified.operation),
        decoded,
        identified,
      );
      assertValid(input, identified);
      const output = await this.#operate(identified, credentials, input, decoded, { ...arrival, era });
      return getProtocol(identified.protocol).serialise(output, identified.model, identified.operation, requestId);
    } catch (error) {
      return this.#failure(error, identified, requestId, request);
    }
  }

  #model(id: string): Promise<ServiceModel> {
    const entry = this.#options.catalogue[id];
    if (!entry) throw new Error(`No service ${id} in the catalogue`);
    return serviceModel(id, entry);
  }

  async #identify(id: string, request: WireRequest): Promise<Identified | undefined> {
    const model = await this.#model(id);
    const found = identifyOperation(request, model);
    return found && { id, model, ...found };
  }

  #withMemberOfPath(
    input: Record<string, unknown>,
    { path }: WireRequest,
    { id, operation }: Identified,
  ): Record<string, unknown> {
    const rule = this.#options.catalogue[id]?.memberOfPath;
    if (!rule || !rule.path.test(path) || operation.input?.members.has(rule.member) !== true) return input;
    return { [rule.member]: path, ...input };
  }

  #authenticate(request: WireRequest, credentials: Credentials): void {
    if (this.#options.verifySignatures || credentials.presigned) {
      assertSignature(request, credentials, this.#options.kernel.clock.now());
    }
  }

  async #operate(
    { id, operation }: Identified,
    credentials: Credentials,
    input: Record<string, unknown>,
    request: WireRequest,
    { actor, signal, era, position }: Arrival & { readonly era: number },
  ): Promise<unknown> {
    const { kernel, actorOf } = this.#options;
    if (!kernel.registry.find(id)) await kernel.registry.load(id);
    return kernel.dispatch({
      service: id,
      operation: operation.name,
      account: credentials.account,
      region: credentials.region,
      actor: actor ?? actorOf(credentials, request) ?? outsideClient,
      input,
      era,
      ...(credentials.accessKeyId !== undefined && { accessKeyId: credentials.accessKeyId }),
      ...(signal && { signal }),
      ...(position !== undefined && { position }),
    });
  }

  #failure(error: unknown, identified: Identified | undefined, requestId: string, request: WireRequest): WireResponse {
    const answer = isAwsError(error) ? error : internalFailure(error);
    if (!identified) return plainErrorResponse(answer, requestId, request);
    return getProtocol(identified.protocol).serialiseError(answer, identified.model, identified.operation, requestId);
  }
}

function unknownOperationResponse(request: WireRequest, model: ServiceModel, requestId: string): WireResponse {
  const protocol = getProtocol(identifyProtocol(request, model));
  return protocol.serialiseError(unknownOperation(request, model), model, undefined, requestId);
}

/** Takes transfer encodings off; what is left of the body is what the client signed up to send. */
function decode(request: WireRequest): WireRequest {
  const { headers } = request;
  if (headers['content-encoding'] === undefined && headers['x-amz-content-sha256']?.startsWith('STREAMING-') !== true)
    return request;
  const { body, trailers, contentEncoding } = decodeBody(request.body, headers);
  const { 'content-encoding': _encoding, ...rest } = headers;
  return {
    ...request,
    body,
    headers: { ...rest, ...trailers, ...(contentEncoding && { 'content-encoding': contentEncoding }) },
  };
}

function assertValid(input: Record<string, unknown>, { model, operation }: Identified): void {
  const error = findInputError(input, model, operation);
  if (error) throw error;
}

function internalFailure(error: unknown): AwsError {
  const detail =
    error instanceof Error ? (isSkyrigError(error) ? error.message : (error.stack ?? error.message)) : String(error);
  return awsError('InternalFailure', `Skyrig failed to answer; this is a bug in Skyrig. ${detail}`, { status: 500 });
}
