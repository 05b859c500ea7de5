import { templateError } from '../template/template-error.ts';
import {
  findIntrinsic,
  isTemplateList,
  isTemplateObject,
  type TemplateObject,
  type TemplateValue,
} from '../template/template-value.ts';
import type { Template, TemplateResource } from '../template/template.ts';

const SECTIONS: ReadonlySet<string> = new Set([
  'Api',
  'CapacityProvider',
  'Function',
  'HttpApi',
  'LayerVersion',
  'SimpleTable',
  'StateMachine',
  'WebSocketApi',
]);

/** Merges the Globals section into the resources it is for, and takes it out. */
export function applyGlobals(template: Template): Template {
  const { Globals, ...rest } = template;
  if (!Globals) return template;
  const unknown = Object.keys(Globals).find((section) => !SECTIONS.has(section));
  if (unknown !== undefined) {
    throw templateError(
      `Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: 1. 'Globals' section is invalid. '${unknown}' is not supported. Must be one of the following values - [${[...SECTIONS].join(', ')}]`,
    );
  }
  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => {
    const section = /^AWS::Serverless::(\w+)$/.exec(resource.Type)?.[1];
    const globals = section === undefined ? undefined : Globals[section];
    return [logicalId, isTemplateObject(globals) ? withGlobals(resource, globals) : resource] as const;
  });
  return { ...rest, Resources: Object.fromEntries(resources) };
}

function withGlobals(resource: TemplateResource, globals: TemplateObject): TemplateResource {
  return { ...resource, Properties: mergeValues(globals, resource.Properties ?? {}) as TemplateObject };
}

/** Maps are merged, lists joined (the global part first), and anything else is overridden. */
function mergeValues(global: TemplateValue, local: TemplateValue): TemplateValue {
  if (isTemplateList(global) && isTemplateList(local)) return [...global, ...local];
  if (!isPlainMap(global) || !isPlainMap(local)) return local;
  const merged: Record<string, TemplateValue> = { ...global };
  for (const [key, value] of Object.entries(local)) {
    const inherited = global[key];
    merged[key] = inherited === undefined ? value : mergeValues(inherited, value);
  }
  return merged;
}

function isPlainMap(value: TemplateValue): value is TemplateObject {
  return isTemplateObject(value) && findIntrinsic(value) === undefined;
}
