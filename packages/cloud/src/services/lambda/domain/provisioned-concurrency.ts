import type { PutProvisionedConcurrencyConfigResponse } from '@aws-sdk/client-lambda';
import type { Validated } from '../../../protocols/validated.ts';
import { aliasNotFound, functionNotFound, notPublished } from '../errors.ts';
import { pollHeldBack } from '../pollers/schedule-poll.ts';
import type { LambdaContext, ProvisionedConcurrency } from '../state.ts';
import {
  findVersion,
  functionArn,
  isVersionNumber,
  parseFunctionReference,
  qualifiedKey,
  type FoundFunction,
} from './function-reference.ts';

/** A published version or an alias, which alone can have provisioned concurrency. */
export interface ProvisionableFunction extends FoundFunction {
  readonly qualifier: string;
  /** Where its configuration is, if there is one. */
  readonly key: string;
}

export const ALLOCATION = 'provisioned-concurrency';

/** The version or alias that a request names; `$LATEST` is refused first, as in AWS. */
export function getProvisionable(
  { FunctionName, Qualifier }: { readonly FunctionName: string; readonly Qualifier: string },
  caller: LambdaContext,
  refuseLatest: () => Error = notPublished,
): ProvisionableFunction {
  const reference = parseFunctionReference(FunctionName, caller, Qualifier);
  const { name, qualifier = '$LATEST', context } = reference;
  if (qualifier === '$LATEST') throw refuseLatest();
  const record = context.state.functions.get(name);
  const key = qualifiedKey(name, qualifier);
  const isVersion = isVersionNumber(qualifier);
  const isThere = isVersion ? record && findVersion(record, qualifier, context) : context.state.aliases.get(key);
  if (record && isThere) return { ...reference, record, qualifier, key };
  const arn = functionArn(context, name, qualifier);
  throw isVersion ? functionNotFound(arn) : aliasNotFound(arn);
}

/** Sets a configuration. Its environments are there a moment later, as in AWS, where it takes a minute or two. */
export function allocate(context: LambdaContext, config: Omit<ProvisionedConcurrency, 'isReady'>): void {
  const key = qualifiedKey(config.functionName, config.qualifier);
  context.state.provisioned.set(key, { ...config, isReady: false });
  context.later({ kind: ALLOCATION, key, payload: { key } });
  pollHeldBack(context, config.functionName);
}

/** Handles {@link ALLOCATION}. */
export function finishAllocation({ key }: { readonly key: string }, { state }: LambdaContext): void {
  const config = state.provisioned.get(key);
  if (config) state.provisioned.set(key, { ...config, isReady: true });
}

export function formatProvisionedConcurrency({
  requested,
  isReady,
  lastModifiedMs,
}: ProvisionedConcurrency): Validated<PutProvisionedConcurrencyConfigResponse> {
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: isReady ? requested : 0,
    AllocatedProvisionedConcurrentExecutions: isReady ? requested : 0,
    Status: isReady ? 'READY' : 'IN_PROGRESS',
    // AWS: in seconds. Source: AWS CLI reference, get-provisioned-concurrency-config, examples.
    LastModified: `${new Date(lastModifiedMs).toISOString().slice(0, 19)}+0000`,
  };
}
