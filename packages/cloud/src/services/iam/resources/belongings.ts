import type { Properties } from '../../../kernel/service.ts';
import { readJson, readList, readText } from '../../template-properties/property-values.ts';
import { attachPolicy, detachPolicy } from '../domain/attached-policies.ts';
import { deleteInlinePolicy, putInlinePolicy } from '../domain/inline-policies.ts';
import type { IamContext, Kind } from '../state.ts';

export const text = (properties: Properties, name: string): string => readText(properties, name) ?? '';

/** A property that is a list of texts. */
export function texts(properties: Properties, name: string): readonly string[] {
  const value = properties[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Gives a role, user or group the `ManagedPolicyArns` and `Policies` of a template, and takes what the last one had. */
export function setPolicies(
  kind: Kind,
  owner: string,
  properties: Properties,
  previous: Properties,
  context: IamContext,
): void {
  const [arns, names] = [new Set(texts(properties, 'ManagedPolicyArns')), new Set(namesIn(properties))];
  for (const arn of texts(previous, 'ManagedPolicyArns')) if (!arns.has(arn)) detachPolicy(kind, owner, arn, context);
  for (const name of namesIn(previous)) if (!names.has(name)) deleteInlinePolicy(kind, owner, name, context);
  for (const arn of arns) attachPolicy(kind, owner, arn, context);
  for (const policy of readList(properties, 'Policies')) {
    putInlinePolicy(kind, owner, text(policy, 'PolicyName'), readJson(policy, 'PolicyDocument') ?? '', context);
  }
}

function namesIn(properties: Properties): readonly string[] {
  return readList(properties, 'Policies').map((policy) => text(policy, 'PolicyName'));
}

/** Those whom a policy of a template names in `Roles`, `Users` and `Groups`. */
export function ownersIn(properties: Properties): readonly (readonly [Kind, string])[] {
  return [
    ...texts(properties, 'Roles').map((name) => ['role', name] as const),
    ...texts(properties, 'Users').map((name) => ['user', name] as const),
    ...texts(properties, 'Groups').map((name) => ['group', name] as const),
  ];
}
