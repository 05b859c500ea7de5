import { collectReferences, type TemplateReference } from './collect-references.ts';
import { PSEUDO_PARAMETERS } from './pseudo-parameters.ts';
import { isKnownFunction, LANGUAGE_EXTENSION_FUNCTIONS, unsupportedFunction } from './resolve-value.ts';
import { templateError } from './template-error.ts';
import { findIntrinsic, isTemplateList, isTemplateObject, type TemplateValue } from './template-value.ts';
import { dependsOnOf, transformsOf, type Template } from './template.ts';

/** Checks that everything a template refers to is there, and that its functions exist. */
export function validateReferences(template: Template): void {
  const hasExtensions = transformsOf(template).includes('AWS::LanguageExtensions');
  const sections = [template.Conditions ?? {}, template.Resources, template.Outputs ?? {}] as const;
  for (const section of sections) checkFunctions(section as TemplateValue, hasExtensions);
  checkConditionSection(template);
  for (const resource of Object.values(template.Resources)) checkConditionName(resource.Condition, template);
  for (const output of Object.values(template.Outputs ?? {})) checkConditionName(output.Condition, template);
  const inResources = Object.values(template.Resources).flatMap((resource) => [
    ...collectReferences(resource.Properties ?? {}),
    ...dependsOnOf(resource).map((name): TemplateReference => ({ name, by: 'Ref' })),
  ]);
  checkReferences(inResources, template, 'Resources');
  const inOutputs = Object.values(template.Outputs ?? {}).flatMap((output) =>
    collectReferences([output.Value, output.Export?.Name ?? null]),
  );
  checkReferences(inOutputs, template, 'Outputs');
}

function checkReferences(
  references: readonly TemplateReference[],
  template: Template,
  section: 'Resources' | 'Outputs',
): void {
  for (const { name, by, attribute } of references) {
    if (by === 'GetAtt' && !Object.hasOwn(template.Resources, name)) {
      throw templateError(`Template error: instance of Fn::GetAtt references undefined resource ${name}`);
    }
    if (by === 'SubAttribute' && !Object.hasOwn(template.Resources, name)) {
      throw templateError(
        `Template error: instance of Fn::Sub references invalid resource attribute ${name}.${attribute ?? ''}`,
      );
    }
    if (by === 'If' && !Object.hasOwn(template.Conditions ?? {}, name)) {
      throw templateError(
        `Template format error: Unresolved condition dependency ${name} in the ${section} block of the template`,
      );
    }
  }
  const unresolved = references
    .filter(({ by }) => by === 'Ref' || by === 'Sub')
    .map(({ name }) => name)
    .filter((name) => !isDeclared(name, template));
  if (unresolved.length > 0) throw unresolvedDependencies(unresolved, section);
}

function isDeclared(name: string, template: Template): boolean {
  return (
    PSEUDO_PARAMETERS.has(name) ||
    Object.hasOwn(template.Resources, name) ||
    Object.hasOwn(template.Parameters ?? {}, name)
  );
}

/** CloudFormation's answer to names that stand for nothing, or for a resource whose condition does not hold. */
export function unresolvedDependencies(names: readonly string[], section: string): Error {
  return templateError(
    `Template format error: Unresolved resource dependencies [${[...new Set(names)].join(', ')}] in the ${section} block of the template`,
  );
}

function checkConditionSection(template: Template): void {
  const names = collectReferences((template.Conditions ?? {}) as TemplateValue)
    .map(({ name }) => name)
    .filter((name) => !PSEUDO_PARAMETERS.has(name) && !Object.hasOwn(template.Parameters ?? {}, name));
  if (names.length > 0) {
    throw templateError(
      `Template format error: Unresolved dependencies [${[...new Set(names)].join(', ')}]. Cannot reference resources in the Conditions block of the template`,
    );
  }
}

/** AWS: Source: https://github.com/aws-cloudformation/cfn-lint/issues/92 */
function checkConditionName(name: string | undefined, template: Template): void {
  if (name !== undefined && !Object.hasOwn(template.Conditions ?? {}, name)) {
    throw templateError(`Template format error: Condition ${name} is not defined.`);
  }
}

function checkFunctions(value: TemplateValue, hasExtensions: boolean): void {
  if (typeof value === 'string') return refuseDynamicReference(value);
  if (isTemplateList(value)) return value.forEach((item) => checkFunctions(item, hasExtensions));
  if (!isTemplateObject(value)) return;
  const name = findIntrinsic(value);
  if (name === 'Fn::Transform') {
    throw templateError('Fn::Transform is not emulated by Skyrig: expand the include before deploying.');
  }
  if (name !== undefined && (!isKnownFunction(name) || (LANGUAGE_EXTENSION_FUNCTIONS.has(name) && !hasExtensions))) {
    throw unsupportedFunction(name);
  }
  for (const member of Object.values(value)) checkFunctions(member, hasExtensions);
}

function refuseDynamicReference(text: string): void {
  const reference = /\{\{resolve:[^}]*\}\}/.exec(text)?.[0];
  if (reference !== undefined) {
    throw templateError(`The dynamic reference ${reference} is not emulated by Skyrig.`, {
      hint: 'Pass the value as a parameter of the template instead.',
    });
  }
}
