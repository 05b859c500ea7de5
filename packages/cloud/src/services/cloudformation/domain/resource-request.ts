import type { ResourceRequest } from '../../../kernel/service.ts';
import type { CloudFormationContext, StackRecord } from '../state.ts';

/** What a service learns about the resource it is to create or update. */
export function createResourceRequest(
  stack: StackRecord,
  logicalId: string,
  context: CloudFormationContext,
): ResourceRequest {
  const { stackName, stackId, tags } = stack;
  return {
    logicalId,
    stackName,
    stackId,
    generateName: (options = {}) => physicalName(stackName, logicalId, context.ids.alphanumeric(12), options),
    tags: {
      ...tags,
      'aws:cloudformation:stack-name': stackName,
      'aws:cloudformation:stack-id': stackId,
      'aws:cloudformation:logical-id': logicalId,
    },
  };
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
