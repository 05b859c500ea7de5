import { asValidationError } from '../domain/as-validation-error.ts';
import { describeDeclarations, describeTemplate } from '../domain/describe-template.ts';
import { getStack } from '../domain/find-stack.ts';
import { prepareTemplate } from '../../../deploy/prepare-template.ts';
import { readTemplate } from '../domain/template-source.ts';
import { notEmulated } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

export const getTemplateSummary: CloudFormationOperation<'GetTemplateSummary'> = (input, context) => {
  if (input.StackSetName !== undefined) throw notEmulated('stack sets');
  const body =
    input.StackName === undefined
      ? readTemplate(input, context)
      : getStack(context.state, input.StackName).templateBody;
  const prepared = asValidationError(() => prepareTemplate(body, new Map()));
  const { template } = prepared;
  return {
    ...describeTemplate(prepared),
    Parameters: describeDeclarations(template),
    ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
    Version: template.AWSTemplateFormatVersion,
    Metadata: template.Metadata === undefined ? undefined : JSON.stringify(template.Metadata),
    ResourceIdentifierSummaries: [],
  };
};
