import type { OperationModel, ProtocolId, ServiceModel } from './model.ts';

/** A request as bytes, whichever entrance it came in by. */
export interface WireRequest {
  readonly method: string;
  /** Raw and percent-encoded, without the query. */
  readonly path: string;
  /** Raw, without `?`. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface WireResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** An error as AWS would answer it. Every `AwsError` is one. */
export interface WireError {
  /** The name of a modelled error, or the code Query knows it by, or the code of an error outside the model. */
  readonly code: string;
  readonly message: string;
  /** Used where the model does not fix a status. */
  readonly status: number;
  readonly fault: 'client' | 'server';
  /** Further modelled members, e.g. `CancellationReasons`. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Bytes to inputs, and outputs to bytes, as one protocol writes them. Stateless; compiled codecs are kept per service. */
export interface Protocol {
  readonly id: ProtocolId;
  /** @throws an `AwsError` with the service's code for what cannot be read */
  parse(request: WireRequest, service: ServiceModel, operation: OperationModel): Record<string, unknown>;
  serialise(output: unknown, service: ServiceModel, operation: OperationModel, requestId: string): WireResponse;
  serialiseError(
    error: WireError,
    service: ServiceModel,
    operation: OperationModel | undefined,
    requestId: string,
  ): WireResponse;
}
