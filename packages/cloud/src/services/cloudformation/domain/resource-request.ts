import { createHash } from 'node:crypto';
import type { ResourceRequest } from '../../../kernel/service.ts';
import type { CloudFormationContext, StackRecord } from '../state.ts';

/** What a service learns about the resource it is to create or update. */
export function createResourceRequest(
  stack: StackRecord,
  logicalId: string,
  context: CloudFormationContext,
): ResourceRequest {
  const { stackName, stackId, tags } = stack;
  const replaced = context.state.resources.of(stackId).get(logicalId)?.physicalId ?? '';
  let names = 0;
  return {
    logicalId,
    stackName,
    stackId,
    generateName: (options = {}) =>
      physicalName(stackName, logicalId, physicalSuffix([stackId, logicalId, replaced, names++]), options),
    tags: {
      ...tags,
      'aws:cloudformation:stack-name': stackName,
      'aws:cloudformation:stack-id': stackId,
      'aws:cloudformation:logical-id': logicalId,
    },
  };
}

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * Twelve of A-Z0-9 that follow from what they are for, as in AWS they seem to be at random: what else a template holds
 * changes no name, so that a schedule that was found before can be replayed after.
 */
export function physicalSuffix(parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  return [...digest.subarray(0, 12)].map((byte) => SUFFIX.charAt(byte % SUFFIX.length)).join('');
}

/** `stack-logicalId-XXXXXXXXXXXX`; where it is too long, the stack's name gives way first. */
export function physicalName(
  stackName: string,
  logicalId: string,
  suffix: string,
  options: { readonly maxLength?: number; readonly lowerCase?: boolean },
): string {
  const room = (options.maxLength ?? 255) - suffix.length - 2;
  const logical = logicalId.slice(0, Math.max(room - Math.min(stackName.length, Math.floor(room / 2)), 1));
  const stack = stackName.slice(0, Math.max(room - logical.length, 1));
  const name = `${stack}-${logical}-${suffix}`;
  return options.lowerCase === true ? name.toLowerCase() : name;
}
