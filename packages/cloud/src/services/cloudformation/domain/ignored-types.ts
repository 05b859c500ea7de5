import { isTemplateList, isTemplateObject } from '../../../deploy/template/template-value.ts';
import type { Template } from '../../../deploy/template/template.ts';
import { NESTED_STACK } from './nested-stack-type.ts';
import { unrecognizedTypes } from '../errors.ts';
import type { CloudFormationContext } from '../state.ts';
import type { Plan } from './plan.ts';

/** Whether the template says (`Metadata.Skyrig.IgnoreUnsupported`) that a type may be left out. */
export function mayIgnore(template: Template, type: string): boolean {
  const settings = template.Metadata?.['Skyrig'];
  const ignore = isTemplateObject(settings) ? settings['IgnoreUnsupported'] : undefined;
  return ignore === true || (isTemplateList(ignore) && ignore.includes(type));
}

/** True for the types that services have, and for nested stacks. */
export function isKnownType(type: string, context: CloudFormationContext): boolean {
  return type === NESTED_STACK || context.ports.resourceTypes?.find(type) !== undefined;
}

/** Refuses a plan with types that no service has, unless they may be ignored. */
export function refuseUnknownTypes(plan: Plan, template: Template, context: CloudFormationContext): void {
  const types = new Set(Object.values(plan.resources).map((resource) => resource.Type));
  const unknown = [...types].filter((type) => !isKnownType(type, context) && !mayIgnore(template, type));
  if (unknown.length > 0) throw unrecognizedTypes(unknown);
}
