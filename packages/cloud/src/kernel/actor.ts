/**
 * Whoever makes a request: the test, one Lambda invocation, a service on its own behalf, or an
 * outside client over HTTP.
 */
export interface Actor {
  readonly kind: 'test' | 'invocation' | 'service' | 'client';
  /** Unique in the cloud: an invocation's request id, a service's id, `test`. */
  readonly id: string;
  /** What a person calls it: the function's name, the test's. */
  readonly name: string;
  /** The same in every schedule: parent step, name and ordinal. Sorts parked steps; names them in replay tokens. */
  readonly identity: string;
  /** The step that brought the actor about; undefined for the test and outside clients. */
  readonly cause: number | undefined;
}

/** The code of the test itself. */
export const testActor: Actor = { kind: 'test', id: 'test', name: 'test', identity: 'test', cause: undefined };

/** A client that is neither the test nor an invocation, e.g. the AWS CLI. */
export const outsideClient: Actor = {
  kind: 'client',
  id: 'client',
  name: 'client',
  identity: 'client',
  cause: undefined,
};
