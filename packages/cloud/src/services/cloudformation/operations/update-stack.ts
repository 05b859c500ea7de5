import { getStack } from '../domain/find-stack.ts';
import { prepareStack } from '../domain/prepare-stack.ts';
import { hasChanges } from '../domain/stack-changes.ts';
import { isUpdatable } from '../domain/stack-status.ts';
import { startUpdate } from '../domain/start-deployment.ts';
import { readTemplate } from '../domain/template-source.ts';
import { noUpdates, notEmulated, stackCannotBeUpdated, stackNotFound } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

/** Answers at once; what has changed is created, updated or replaced by occurrences. */
export const updateStack: CloudFormationOperation<'UpdateStack'> = (input, context) => {
  if (input.ResourceTypes) throw notEmulated('the parameter ResourceTypes');
  if (input.StackPolicyURL !== undefined || input.StackPolicyDuringUpdateURL !== undefined) {
    throw notEmulated('stack policies by URL');
  }
  if (input.DisableRollback === true) throw notEmulated('an update with DisableRollback');
  const stack = getStack(context.state, input.StackName, stackNotFound);
  const body = input.UsePreviousTemplate === true ? stack.templateBody : readTemplate(input, context);
  if (!isUpdatable(stack.status)) throw stackCannotBeUpdated(stack.stackId, stack.status);
  const prepared = prepareStack(input, body, stack, stack, context);
  if (!hasChanges(stack, prepared, context)) throw noUpdates();
  startUpdate(
    stack,
    prepared,
    {
      ...(input.ClientRequestToken === undefined ? {} : { clientRequestToken: input.ClientRequestToken }),
      ...(input.StackPolicyBody === undefined ? {} : { stackPolicy: input.StackPolicyBody }),
    },
    context,
  );
  return { StackId: stack.stackId };
};
