import { asValidationError } from '../domain/as-validation-error.ts';
import { getChangeSet } from '../domain/find-change-set.ts';
import { getStack } from '../domain/find-stack.ts';
import { prepareStack } from '../domain/prepare-stack.ts';
import { isUpdatable } from '../domain/stack-status.ts';
import { startCreate, startUpdate } from '../domain/start-deployment.ts';
import { changeSetNotExecutable, notEmulated, stackCannotBeUpdated, stackNotFound } from '../errors.ts';
import type { ChangeSetRecord, CloudFormationContext, CloudFormationOperation } from '../state.ts';

/** Carries a change set out; the stack's other change sets become obsolete. */
export const executeChangeSet: CloudFormationOperation<'ExecuteChangeSet'> = (input, context) => {
  const changeSet = getChangeSet(context.state, input.ChangeSetName, input.StackName);
  if (changeSet.executionStatus !== 'AVAILABLE') {
    throw changeSetNotExecutable(changeSet.changeSetId, changeSet.status);
  }
  const stack = getStack(context.state, changeSet.stackId, stackNotFound);
  const { changeSetId } = changeSet;
  const token = input.ClientRequestToken === undefined ? {} : { clientRequestToken: input.ClientRequestToken };
  const prepared = asValidationError(() => prepareAgain(changeSet, context));
  if (changeSet.kind === 'CREATE') {
    startCreate(
      stack,
      prepared.settings,
      prepared.plan.order,
      {
        onFailure: input.DisableRollback === true ? 'DO_NOTHING' : (changeSet.onStackFailure ?? 'ROLLBACK'),
        terminationProtection: stack.terminationProtection,
        changeSetId,
        ...token,
      },
      context,
    );
  } else {
    if (input.DisableRollback === true) throw notEmulated('an update with DisableRollback');
    if (!isUpdatable(stack.status)) throw stackCannotBeUpdated(stack.stackId, stack.status);
    startUpdate(stack, prepared, { changeSetId, ...token }, context);
  }
  retireChangeSets(changeSet, context);
  return {};
};

/** Works the order out again: what the change set was made of is kept as text. */
function prepareAgain(changeSet: ChangeSetRecord, context: CloudFormationContext): ReturnType<typeof prepareStack> {
  const { parameters, tags, capabilities, notificationArns, roleArn } = changeSet;
  return prepareStack(
    {
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      Capabilities: capabilities,
      NotificationARNs: notificationArns,
      RoleARN: roleArn,
    },
    changeSet.templateBody,
    changeSet,
    undefined,
    context,
    { throughChangeSet: true },
  );
}

function retireChangeSets(executed: ChangeSetRecord, context: CloudFormationContext): void {
  for (const changeSet of Array.from(context.state.changeSets.values())) {
    if (changeSet.stackId !== executed.stackId) continue;
    const isExecuted = changeSet.changeSetId === executed.changeSetId;
    context.state.changeSets.set(changeSet.changeSetId, {
      ...changeSet,
      executionStatus: isExecuted ? 'EXECUTE_COMPLETE' : 'OBSOLETE',
    });
  }
}
