import { applySamTransform, SAM_TRANSFORM } from './sam/apply-sam-transform.ts';
import { expandForEach } from './template/expand-for-each.ts';
import { parseTemplate } from './template/parse-template.ts';
import { templateError } from './template/template-error.ts';
import { transformsOf, type Template } from './template/template.ts';
import { validateTemplate } from './template/validate-template.ts';

/** A template as written, and as it is deployed. */
export interface PreparedTemplate {
  readonly declared: Template;
  readonly template: Template;
}

const TRANSFORMS: ReadonlySet<string> = new Set(['AWS::LanguageExtensions', SAM_TRANSFORM]);

/** Every CDK stack carries this rule; what it checks is CDK's own bootstrap stack. */
const CDK_RULE = 'CheckBootstrapVersion';

/**
 * Parses, transforms and validates a template.
 *
 * @throws TemplateError
 */
export function prepareTemplate(body: string, supplied: ReadonlyMap<string, string>): PreparedTemplate {
  const declared = parseTemplate(body);
  const unknown = transformsOf(declared).find((name) => !TRANSFORMS.has(name));
  if (unknown !== undefined) {
    throw templateError(`No transform named ${unknown} found.`, {
      hint: `Skyrig has the transforms ${[...TRANSFORMS].join(' and ')}.`,
    });
  }
  const rule = Object.keys(declared.Rules ?? {}).find((name) => name !== CDK_RULE);
  if (rule !== undefined) {
    throw templateError(`Skyrig does not evaluate rules: take the rule ${rule} out of the template.`);
  }
  const template = applySamTransform(expandForEach(declared, supplied));
  validateTemplate(template);
  return { declared, template };
}
