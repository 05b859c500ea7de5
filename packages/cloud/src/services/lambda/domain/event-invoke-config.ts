import type { FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import type { Validated } from '../../../protocols/validated.ts';
import { invalidParameter, resourceNotFound } from '../errors.ts';
import type { EventInvokeConfig, LambdaContext } from '../state.ts';
import {
  functionArn,
  parseFunctionReference,
  qualifiedKey,
  versionKey,
  type FoundFunction,
  type FunctionReference,
} from './function-reference.ts';

export interface EventInvokeInput {
  readonly MaximumRetryAttempts?: number | undefined;
  readonly MaximumEventAgeInSeconds?: number | undefined;
  readonly DestinationConfig?:
    | {
        readonly OnSuccess?: { readonly Destination?: string | undefined } | undefined;
        readonly OnFailure?: { readonly Destination?: string | undefined } | undefined;
      }
    | undefined;
}

/** What a request's configuration is stored by, whether there is such a function or not. */
export interface ConfiguredReference extends FunctionReference {
  readonly qualifier: string;
  readonly key: string;
}

export function parseConfiguredReference(text: string, caller: LambdaContext, wanted?: string): ConfiguredReference {
  const reference = parseFunctionReference(text, caller, wanted);
  const qualifier = reference.qualifier ?? '$LATEST';
  return { ...reference, qualifier, key: qualifiedKey(reference.name, qualifier) };
}

/** The function, version or alias whose configuration a request is about. */
export function getConfiguredFunction(
  text: string,
  caller: LambdaContext,
  wanted?: string,
): FoundFunction & ConfiguredReference {
  const reference = parseConfiguredReference(text, caller, wanted);
  const { name, qualifier, key, context } = reference;
  const record = context.state.functions.get(name);
  const isThere =
    qualifier === '$LATEST' ||
    context.state.aliases.has(key) ||
    context.state.versions.has(versionKey(name, qualifier));
  if (!record || !isThere) throw resourceNotFound("The function doesn't exist.");
  return { ...reference, record };
}

export function getEventInvokeConfig(found: ConfiguredReference): EventInvokeConfig {
  const config = found.context.state.eventInvokeConfigs.get(found.key);
  if (!config) {
    throw resourceNotFound(
      `The function ${functionArn(found.context, found.name, found.qualifier)} doesn't have an EventInvokeConfig`,
    );
  }
  return config;
}

/** The configuration that a request leads to; what it leaves out stays as it was. */
export function mergeEventInvokeConfig(
  found: FoundFunction,
  input: EventInvokeInput,
  previous: EventInvokeConfig | undefined,
): EventInvokeConfig {
  const { MaximumRetryAttempts: attempts, MaximumEventAgeInSeconds: age, DestinationConfig: destinations } = input;
  if (attempts === undefined && age === undefined && destinations === undefined) {
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  }
  const onSuccess = destinations ? destinations.OnSuccess?.Destination : previous?.onSuccess;
  const onFailure = destinations ? destinations.OnFailure?.Destination : previous?.onFailure;
  for (const destination of [destinations?.OnSuccess?.Destination, destinations?.OnFailure?.Destination])
    if (destination) assertDestination(found, destination, destinations);
  return {
    qualifier: found.qualifier ?? '$LATEST',
    lastModifiedMs: found.context.clock.now(),
    maximumRetryAttempts: attempts ?? previous?.maximumRetryAttempts,
    maximumEventAgeSeconds: age ?? previous?.maximumEventAgeSeconds,
    onSuccess: onSuccess || undefined,
    onFailure: onFailure || undefined,
  };
}

function assertDestination(
  { name, context }: FoundFunction,
  destination: string,
  destinations: EventInvokeInput['DestinationConfig'],
): void {
  const service = destination.split(':')[2];
  if (service !== 'sqs' && service !== 'sns' && service !== 'lambda' && service !== 'events') {
    throw invalidParameter(`The provided destination config ${textOf(destinations)} is invalid.`);
  }
  if (service !== 'lambda') return;
  const own = functionArn(context, name);
  if (destination === own || destination.startsWith(`${own}:`)) {
    throw invalidParameter("You can't specify the function as a destination for itself.");
  }
  // AWS: a function that is a destination is there already. Source: what LocalStack's tests have recorded, test_lambda_eventinvokeconfig_exceptions.
  const target = parseFunctionReference(destination, context);
  if (!target.context.state.functions.has(target.name))
    throw invalidParameter(`The destination ARN ${destination} is invalid.`);
}

/** AWS: as its own code prints them. Source: what LocalStack's tests have recorded, put_destination_invalid_service_arn. */
function textOf(destinations: EventInvokeInput['DestinationConfig']): string {
  const { OnSuccess, OnFailure } = destinations ?? {};
  const success = OnSuccess ? `OnSuccess(destination=${OnSuccess.Destination ?? 'null'})` : 'null';
  const failure = OnFailure ? `OnFailure(destination=${OnFailure.Destination ?? 'null'})` : 'null';
  return `DestinationConfig(onSuccess=${success}, onFailure=${failure})`;
}

export function formatEventInvokeConfig(
  context: LambdaContext,
  functionName: string,
  config: EventInvokeConfig,
): Validated<FunctionEventInvokeConfig> {
  return {
    FunctionArn: functionArn(context, functionName, config.qualifier),
    LastModified: new Date(config.lastModifiedMs),
    MaximumRetryAttempts: config.maximumRetryAttempts,
    MaximumEventAgeInSeconds: config.maximumEventAgeSeconds,
    DestinationConfig: {
      OnSuccess: config.onSuccess === undefined ? {} : { Destination: config.onSuccess },
      OnFailure: config.onFailure === undefined ? {} : { Destination: config.onFailure },
    },
  };
}
