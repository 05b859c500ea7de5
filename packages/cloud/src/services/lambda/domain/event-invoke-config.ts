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

/** The function, version or alias whose configuration a request is about. */
export function getConfiguredFunction(
  text: string,
  caller: LambdaContext,
  wanted?: string,
): FoundFunction & { readonly key: string } {
  const reference = parseFunctionReference(text, caller, wanted);
  const { name, context } = reference;
  const qualifier = reference.qualifier ?? '$LATEST';
  const record = context.state.functions.get(name);
  const isThere =
    qualifier === '$LATEST' ||
    context.state.aliases.has(qualifiedKey(name, qualifier)) ||
    context.state.versions.has(versionKey(name, qualifier));
  if (!record || !isThere) throw resourceNotFound("The function doesn't exist.");
  return { name, qualifier, context, record, key: qualifiedKey(name, qualifier) };
}

export function getEventInvokeConfig(found: ReturnType<typeof getConfiguredFunction>): EventInvokeConfig {
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
  found: ReturnType<typeof getConfiguredFunction>,
  input: EventInvokeInput,
  previous: EventInvokeConfig | undefined,
): EventInvokeConfig {
  const { MaximumRetryAttempts: attempts, MaximumEventAgeInSeconds: age, DestinationConfig: destinations } = input;
  if (attempts === undefined && age === undefined && destinations === undefined) {
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  }
  const onSuccess = destinations ? destinations.OnSuccess?.Destination : previous?.onSuccess;
  const onFailure = destinations ? destinations.OnFailure?.Destination : previous?.onFailure;
  for (const destination of [onSuccess, onFailure]) if (destination) assertDestination(found, destination);
  return {
    qualifier: found.qualifier ?? '$LATEST',
    lastModifiedMs: found.context.clock.now(),
    maximumRetryAttempts: attempts ?? previous?.maximumRetryAttempts,
    maximumEventAgeSeconds: age ?? previous?.maximumEventAgeSeconds,
    onSuccess: onSuccess || undefined,
    onFailure: onFailure || undefined,
  };
}

function assertDestination({ name, context }: FoundFunction, destination: string): void {
  const service = destination.split(':')[2];
  if (service !== 'sqs' && service !== 'sns' && service !== 'lambda' && service !== 'events') {
    throw invalidParameter(
      `The provided destination ${destination} is neither an SQS queue, an SNS topic, a Lambda function nor an EventBridge event bus.`,
    );
  }
  if (service !== 'lambda') return;
  const own = functionArn(context, name);
  if (destination === own || destination.startsWith(`${own}:`)) {
    throw invalidParameter("You can't specify the function as a destination for itself.");
  }
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
