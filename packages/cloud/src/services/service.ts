import type { Context } from '../kernel/context.ts';
import type { AnyOperation, OccurrenceHandler, ResourceType, ServiceDefinition } from '../kernel/service.ts';
import type { Wait } from '../kernel/wait.ts';
import type { Validated } from '../protocols/validated.ts';
import type { Ports } from './ports.ts';

/** The context of every operation of a service with state `S`. */
export type ServiceContext<S> = Context<S, Ports>;
export type Service<S extends object> = ServiceDefinition<S, Ports>;
export type ServiceOperation<S> = AnyOperation<S, Ports>;
export type ServiceOccurrence<S, T> = (payload: T, context: ServiceContext<S>, ...rest: OccurrenceRest) => void;
export type ServiceResource<S> = ResourceType<S, Ports>;
type OccurrenceRest =
  Parameters<OccurrenceHandler<unknown, unknown>> extends [unknown, unknown, ...infer R] ? R : never;

/** An SDK's aggregated client (`SQS`, `DynamoDB`): its methods give each operation's input and output types. */
type Method<C, N extends string> = C[Uncapitalize<N> & keyof C];
/* The last overload of a client's method is (input, options, callback(error, output)). */
type InputOf<M> = M extends (input: infer I, ...rest: never[]) => unknown ? I : never;
type OutputOf<M> = M extends (input: never, options: never, callback: (error: never, output?: infer O) => void) => void
  ? Omit<NonNullable<O>, '$metadata'>
  : never;

/**
 * The type of one operation's implementation, e.g.
 * `type SqsOperation<N extends string> = OperationOf<SQS, N, SqsState>` in a service's `state.ts`.
 */
export type OperationOf<C, N extends string, S> = (
  input: Validated<InputOf<Method<C, N>>>,
  context: ServiceContext<S>,
) => OutputOf<Method<C, N>> | Wait<OutputOf<Method<C, N>>>;

/** Declares a service; only checks types. */
export function defineService<S extends object>(definition: Service<S>): Service<S> {
  return definition;
}
