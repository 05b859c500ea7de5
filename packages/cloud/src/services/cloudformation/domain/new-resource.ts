import { resolveValue } from '../../../deploy/template/resolve-value.ts';
import { scalarText, type TemplateValue } from '../../../deploy/template/template-value.ts';
import type { TemplateResource } from '../../../deploy/template/template.ts';
import type { CloudFormationContext, ResourceRecord, StackRecord } from '../state.ts';
import { scopeOfStack } from './stack-scope.ts';

/** How one change of a resource went; `waiting` for a nested stack that is still under way. */
export type Applied = 'done' | 'failed' | 'unchanged' | 'waiting';

/** The record of a resource that is about to be created. */
export function newRecord(
  logicalId: string,
  declared: TemplateResource,
  isIgnored: boolean,
): Omit<ResourceRecord, 'changedAt'> {
  return {
    logicalId,
    type: declared.Type,
    attributes: {},
    properties: {},
    status: 'CREATE_IN_PROGRESS',
    deletionPolicy: 'Delete',
    updateReplacePolicy: 'Delete',
    isIgnored,
    ...(declared.Metadata === undefined ? {} : { metadata: declared.Metadata }),
  };
}

/** What is to become of a resource when it is deleted or replaced. */
export function policiesOf(
  declared: TemplateResource,
  stack: StackRecord,
  context: CloudFormationContext,
): Pick<ResourceRecord, 'deletionPolicy' | 'updateReplacePolicy'> {
  const scope = scopeOfStack(stack, context);
  const text = (value: TemplateValue | undefined): string =>
    scalarText(value === undefined ? 'Delete' : (resolveValue(value, scope) ?? 'Delete')) ?? 'Delete';
  return {
    deletionPolicy: text(declared.DeletionPolicy),
    updateReplacePolicy: text(declared.UpdateReplacePolicy),
  };
}
