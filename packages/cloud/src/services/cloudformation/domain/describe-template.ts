import type { Capability, ParameterDeclaration } from '@aws-sdk/client-cloudformation';
import { parameterText } from '../../../deploy/template/parameter-values.ts';
import { transformsOf, type Template } from '../../../deploy/template/template.ts';
import { neededCapabilities } from './capabilities.ts';
import type { PreparedTemplate } from '../../../deploy/prepare-template.ts';

/** What ValidateTemplate and GetTemplateSummary both tell about a template. */
export function describeTemplate({ declared, template }: PreparedTemplate): {
  readonly Description: string | undefined;
  readonly Capabilities: Capability[];
  readonly CapabilitiesReason: string | undefined;
  readonly DeclaredTransforms: string[];
} {
  const { capabilities, reason } = neededCapabilities(template);
  const transforms = [...transformsOf(declared)];
  return {
    Description: template.Description,
    Capabilities: [...capabilities, ...(transforms.length > 0 ? ['CAPABILITY_AUTO_EXPAND'] : [])] as Capability[],
    CapabilitiesReason: reason,
    DeclaredTransforms: transforms,
  };
}

/** The parameters a template declares. */
export function describeDeclarations(template: Template): ParameterDeclaration[] {
  return Object.entries(template.Parameters ?? {}).map(([ParameterKey, parameter]) => ({
    ParameterKey,
    DefaultValue: parameter.Default === undefined ? undefined : parameterText(parameter.Default),
    ParameterType: parameter.Type,
    NoEcho: parameter.NoEcho === true || parameter.NoEcho === 'true',
    Description: parameter.Description,
    ParameterConstraints: {
      AllowedValues: parameter.AllowedValues?.map((value) => parameterText(value)),
    },
  }));
}
