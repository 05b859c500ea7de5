import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import type { Validated } from '../../../protocols/validated.ts';
import { aliasNotFound, functionNotFound, invalidParameter, validationFailed } from '../errors.ts';
import type { AliasRecord, FunctionRecord, LambdaContext } from '../state.ts';
import { findVersion, functionArn, qualifiedKey } from './function-reference.ts';

type RoutingInput = { readonly AdditionalVersionWeights?: Readonly<Record<string, number>> | undefined } | undefined;

export function formatAlias(
  context: LambdaContext,
  functionName: string,
  alias: AliasRecord,
): Validated<AliasConfiguration> {
  return {
    AliasArn: functionArn(context, functionName, alias.name),
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    RevisionId: alias.revisionId,
    ...(Object.keys(alias.weights).length > 0 && { RoutingConfig: { AdditionalVersionWeights: { ...alias.weights } } }),
  };
}

export function getAliasRecord(context: LambdaContext, functionName: string, name: string): AliasRecord {
  const alias = context.state.aliases.get(qualifiedKey(functionName, name));
  if (!alias) throw aliasNotFound(functionArn(context, functionName, name));
  return alias;
}

/** The version that an alias shall point to has to be there, and so have those it shares invocations with. */
export function assertAliasTarget(context: LambdaContext, record: FunctionRecord, version: string): void {
  if (!findVersion(record, version, context)) throw functionNotFound(functionArn(context, record.name, version));
}

export function readWeights(
  context: LambdaContext,
  record: FunctionRecord,
  version: string,
  routing: RoutingInput,
): Readonly<Record<string, number>> {
  const weights = routing?.AdditionalVersionWeights ?? {};
  const entries = Object.entries(weights);
  if (entries.length > 1)
    throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1');
  for (const [other, weight] of entries) {
    if (weight < 0 || weight > 1) {
      throw validationFailed(
        `Value '{${other}=${String(weight)}}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]`,
      );
    }
    if (version === '$LATEST')
      throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version');
    if (other === version) {
      throw invalidParameter(
        `Invalid function version ${other}. Function version ${other} is already included in routing configuration.`,
      );
    }
    assertAliasTarget(context, record, other);
  }
  return weights;
}
