import type { ResolveScope } from '../../../deploy/template/intrinsics/intrinsic-function.ts';
import { resolveParameters } from '../../../deploy/template/parameter-values.ts';
import { canonicalJson, type TemplateValue } from '../../../deploy/template/template-value.ts';
import type { CloudFormationContext, ResourceChangeRecord, StackRecord } from '../state.ts';
import { createPlan, holds, symbolicProperties, tryResolve, type Plan } from './plan.ts';
import type { PreparedStack } from './prepare-stack.ts';
import { createScope, identityOf, symbolicReferences } from './stack-scope.ts';

/** What a stack looks like before anything of it is resolved to physical ids. */
interface SymbolicStack {
  readonly plan: Plan;
  readonly scope: ResolveScope;
}

/** The changes of resources that a request would make. */
export function findResourceChanges(
  stack: StackRecord | undefined,
  next: PreparedStack,
  context: CloudFormationContext,
): readonly ResourceChangeRecord[] {
  const before = stack?.order.length ? symbolicStack(stack, context) : undefined;
  const changes: ResourceChangeRecord[] = [];
  for (const logicalId of next.plan.order) {
    const resource = next.plan.resources[logicalId];
    const old = before?.plan.resources[logicalId];
    if (!resource) continue;
    if (!old || !before) {
      changes.push({ action: 'Add', logicalId, type: resource.Type, properties: [] });
      continue;
    }
    const properties = changedKeys(symbolicProperties(old, before.scope), symbolicProperties(resource, next.scope));
    if (properties.length === 0 && old.Type === resource.Type) continue;
    const type = context.ports.resourceTypes?.find(resource.Type);
    const replaces =
      old.Type !== resource.Type ||
      type?.updatable === false ||
      properties.some((name) => type?.replaceOn.includes(name));
    changes.push({
      action: 'Modify',
      logicalId,
      ...physicalIdOf(stack, logicalId, context),
      type: resource.Type,
      replacement: replaces ? 'True' : 'False',
      properties,
    });
  }
  for (const logicalId of before?.plan.order ?? []) {
    if (Object.hasOwn(next.plan.resources, logicalId)) continue;
    changes.push({
      action: 'Remove',
      logicalId,
      ...physicalIdOf(stack, logicalId, context),
      type: before?.plan.resources[logicalId]?.Type ?? '',
      properties: [],
    });
  }
  return changes;
}

/** Whether an update would change anything: resources, outputs or tags. */
export function hasChanges(stack: StackRecord, next: PreparedStack, context: CloudFormationContext): boolean {
  if (findResourceChanges(stack, next, context).length > 0) return true;
  if (canonicalJson(stack.tags) !== canonicalJson(next.settings.tags)) return true;
  const before = symbolicStack(stack, context);
  return outputsText(stack, before.scope) !== outputsText(next.settings, next.scope);
}

/** Names whose values differ. */
export function changedKeys(
  before: Readonly<Record<string, TemplateValue>>,
  after: Readonly<Record<string, TemplateValue>>,
): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null));
}

function symbolicStack(stack: StackRecord, context: CloudFormationContext): SymbolicStack {
  const { template } = stack;
  const parameters = resolveParameters(template, new Map(Object.entries(stack.parameters)));
  const scope = createScope(template, identityOf(stack, context), parameters, symbolicReferences, context);
  return { plan: createPlan(template, scope), scope };
}

function outputsText(settings: Pick<StackRecord, 'template'>, scope: ResolveScope): string {
  const outputs = Object.entries(settings.template.Outputs ?? {})
    .filter(([, output]) => holds(output.Condition, scope))
    .map(([name, output]): TemplateValue => [
      name,
      tryResolve(output.Value, scope) ?? null,
      tryResolve(output.Export?.Name ?? null, scope) ?? null,
      output.Description ?? null,
    ]);
  return canonicalJson(outputs);
}

function physicalIdOf(
  stack: StackRecord | undefined,
  logicalId: string,
  context: CloudFormationContext,
): { readonly physicalId?: string } {
  const physicalId = stack && context.state.resources.of(stack.stackId).get(logicalId)?.physicalId;
  return physicalId === undefined ? {} : { physicalId };
}
