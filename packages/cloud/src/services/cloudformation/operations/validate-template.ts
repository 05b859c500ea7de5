import { asValidationError } from '../domain/as-validation-error.ts';
import { describeDeclarations, describeTemplate } from '../domain/describe-template.ts';
import { isKnownType, mayIgnore } from '../domain/ignored-types.ts';
import { prepareTemplate } from '../../../deploy/prepare-template.ts';
import { readTemplate } from '../domain/template-source.ts';
import { unrecognizedTypes } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

export const validateTemplate: CloudFormationOperation<'ValidateTemplate'> = (input, context) => {
  const body = readTemplate(input, context);
  const prepared = asValidationError(() => prepareTemplate(body, new Map()));
  const { template } = prepared;
  const types = [...new Set(Object.values(template.Resources).map(({ Type }) => Type))];
  const unknown = types.filter((type) => !isKnownType(type, context) && !mayIgnore(template, type));
  if (unknown.length > 0) throw unrecognizedTypes(unknown);
  return {
    ...describeTemplate(prepared),
    Parameters: describeDeclarations(template).map(({ ParameterKey, DefaultValue, NoEcho, Description }) => ({
      ParameterKey,
      DefaultValue,
      NoEcho,
      Description,
    })),
  };
};
