import type { ResolveScope } from '../../../deploy/template/intrinsics/intrinsic-function.ts';
import { resolveParameters } from '../../../deploy/template/parameter-values.ts';
import type { CloudFormationContext, StackRecord, StackSettings } from '../state.ts';
import { asValidationError } from './as-validation-error.ts';
import { checkCapabilities } from './capabilities.ts';
import { refuseUnknownTypes } from './ignored-types.ts';
import { createPlan, type Plan } from './plan.ts';
import { prepareTemplate } from '../../../deploy/prepare-template.ts';
import { parameterTexts, suppliedParameters } from './stack-parameters.ts';
import { createScope, identityOf, symbolicReferences } from './stack-scope.ts';

/** What CreateStack, UpdateStack and CreateChangeSet have in common. */
export interface StackRequest {
  readonly Parameters?:
    | readonly {
        readonly ParameterKey?: string | undefined;
        readonly ParameterValue?: string | undefined;
        readonly UsePreviousValue?: boolean | undefined;
      }[]
    | undefined;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[] | undefined;
  readonly Capabilities?: readonly string[] | undefined;
  readonly NotificationARNs?: readonly string[] | undefined;
  readonly RoleARN?: string | undefined;
}

/** A request that is fit to be carried out. */
export interface PreparedStack {
  readonly settings: StackSettings;
  readonly plan: Plan;
  /** Resolves with references left symbolic. */
  readonly scope: ResolveScope;
}

/** Checks everything about a request that CloudFormation checks before it answers. */
export function prepareStack(
  request: StackRequest,
  templateBody: string,
  identity: { readonly stackId: string; readonly stackName: string },
  previous: StackRecord | undefined,
  context: CloudFormationContext,
  options: { readonly throughChangeSet: boolean } = { throughChangeSet: false },
): PreparedStack {
  const supplied = suppliedParameters(request.Parameters, previous);
  const capabilities = request.Capabilities ?? [];
  const notificationArns = request.NotificationARNs ?? previous?.notificationArns ?? [];
  return asValidationError(() => {
    const { declared, template } = prepareTemplate(templateBody, supplied);
    const parameters = resolveParameters(template, supplied);
    checkCapabilities(declared, template, capabilities, options);
    const scope = createScope(
      template,
      identityOf({ ...identity, notificationArns }, context),
      parameters,
      symbolicReferences,
      context,
    );
    const plan = createPlan(template, scope);
    refuseUnknownTypes(plan, template, context);
    const roleArn = request.RoleARN ?? previous?.roleArn;
    return {
      plan,
      scope,
      settings: {
        templateBody,
        template,
        parameters: parameterTexts(template, supplied),
        tags: request.Tags
          ? Object.fromEntries(request.Tags.map(({ Key, Value }) => [Key, Value]))
          : (previous?.tags ?? {}),
        capabilities,
        notificationArns,
        ...(roleArn === undefined ? {} : { roleArn }),
        ...(template.Description === undefined ? {} : { description: template.Description }),
      },
    };
  });
}
