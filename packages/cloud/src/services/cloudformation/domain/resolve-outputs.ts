import { collectReferences } from '../../../deploy/template/collect-references.ts';
import { resolveValue } from '../../../deploy/template/resolve-value.ts';
import { templateError } from '../../../deploy/template/template-error.ts';
import {
  findIntrinsic,
  isTemplateList,
  isTemplateObject,
  scalarText,
  type TemplateValue,
} from '../../../deploy/template/template-value.ts';
import { unresolvedDependencies } from '../../../deploy/template/validate-references.ts';
import type { CloudFormationContext, OutputRecord, StackRecord } from '../state.ts';
import { holds } from './plan.ts';
import { scopeOfStack } from './stack-scope.ts';

/**
 * The outputs of a stack whose resources are there.
 *
 * @throws TemplateError when one cannot be resolved to text.
 */
export function resolveOutputs(stack: StackRecord, context: CloudFormationContext): readonly OutputRecord[] {
  const scope = scopeOfStack(stack, context);
  const present = context.state.resources.of(stack.stackId);
  return Object.entries(stack.template.Outputs ?? {}).flatMap(([key, output]): OutputRecord[] => {
    if (!holds(output.Condition, scope)) return [];
    const missing = collectReferences(output.Value, scope.conditionOf)
      .map(({ name }) => name)
      .filter((name) => Object.hasOwn(stack.template.Resources, name) && !present.has(name));
    if (missing.length > 0) throw unresolvedDependencies(missing, 'Outputs');
    const value = resolveValue(output.Value, scope);
    const text = scalarText(value ?? null);
    if (text === undefined) {
      throw templateError(
        `Template format error: The Value field of every Outputs member must evaluate to a String. (${key})`,
      );
    }
    const exportName =
      output.Export === undefined ? undefined : scalarText(resolveValue(output.Export.Name, scope) ?? null);
    return [
      {
        key,
        value: text,
        ...(output.Description === undefined ? {} : { description: output.Description }),
        ...(exportName === undefined ? {} : { exportName }),
      },
    ];
  });
}

/** Names of the exports that a stack's template imports. */
export function resolveImports(stack: StackRecord, context: CloudFormationContext): readonly string[] {
  const scope = scopeOfStack(stack, context);
  const names = new Set<string>();
  const visit = (value: TemplateValue): void => {
    if (isTemplateList(value)) return value.forEach(visit);
    if (!isTemplateObject(value)) return;
    if (findIntrinsic(value) === 'Fn::ImportValue') {
      const name = scalarText(resolveValue(value['Fn::ImportValue'] ?? null, scope) ?? null);
      if (name !== undefined) names.add(name);
      return;
    }
    Object.values(value).forEach(visit);
  };
  for (const resource of Object.values(stack.template.Resources)) {
    if (holds(resource.Condition, scope)) visit(resource.Properties ?? {});
  }
  for (const output of Object.values(stack.template.Outputs ?? {})) {
    if (holds(output.Condition, scope)) visit(output.Value);
  }
  return [...names].toSorted();
}
