import { getChangeSet } from '../domain/find-change-set.ts';
import { getStack } from '../domain/find-stack.ts';
import { validationError } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

/** The template as it was sent, or as JSON after its transforms. */
export const getTemplate: CloudFormationOperation<'GetTemplate'> = (input, { state }) => {
  if (input.StackName === undefined && input.ChangeSetName === undefined) {
    throw validationError('StackName is required if ChangeSetName is not specified.');
  }
  const source =
    input.ChangeSetName === undefined
      ? getStack(state, input.StackName ?? '')
      : getChangeSet(state, input.ChangeSetName, input.StackName);
  return {
    TemplateBody: input.TemplateStage === 'Processed' ? JSON.stringify(source.template) : source.templateBody,
    StagesAvailable: ['Original', 'Processed'],
  };
};
