import { notEmulated, stackAlreadyExists, validationError } from '../errors.ts';
import { prepareStack } from '../domain/prepare-stack.ts';
import { newStackId, startCreate } from '../domain/start-deployment.ts';
import { readTemplate } from '../domain/template-source.ts';
import type { CloudFormationOperation } from '../state.ts';

/** Answers at once; the resources are created one after another by occurrences. */
export const createStack: CloudFormationOperation<'CreateStack'> = (input, context) => {
  if (input.ResourceTypes) throw notEmulated('the parameter ResourceTypes');
  if (input.StackPolicyURL !== undefined) throw notEmulated('the parameter StackPolicyURL');
  if (input.OnFailure !== undefined && input.DisableRollback !== undefined) {
    throw validationError('Cannot specify both DisableRollback and OnFailure');
  }
  const body = readTemplate(input, context);
  if (context.state.stackIds.has(input.StackName)) throw stackAlreadyExists(input.StackName);
  const identity = { stackName: input.StackName, stackId: newStackId(input.StackName, context) };
  const { settings, plan } = prepareStack(input, body, identity, undefined, context);
  startCreate(
    identity,
    settings,
    plan.order,
    {
      onFailure: input.OnFailure ?? (input.DisableRollback === true ? 'DO_NOTHING' : 'ROLLBACK'),
      terminationProtection: input.EnableTerminationProtection ?? false,
      ...(input.TimeoutInMinutes === undefined ? {} : { timeoutMinutes: input.TimeoutInMinutes }),
      ...(input.StackPolicyBody === undefined ? {} : { stackPolicy: input.StackPolicyBody }),
      ...(input.ClientRequestToken === undefined ? {} : { clientRequestToken: input.ClientRequestToken }),
    },
    context,
  );
  return { StackId: identity.stackId };
};
