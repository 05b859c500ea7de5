import type { ServiceOccurrence } from '../../service.ts';
import type { CloudFormationContext, CloudFormationState, Deployment, StackRecord } from '../state.ts';
import { advanceCreate, advanceRollBackCreate } from './create-phase.ts';
import { advanceDelete } from './delete-phase.ts';
import { advanceCleanUp, advanceRollBackUpdate, advanceUpdate } from './update-phase.ts';

type Phase = (stack: StackRecord, deployment: Deployment, context: CloudFormationContext) => void;

const PHASES: Readonly<Record<Deployment['phase'], Phase>> = {
  'clean-up': advanceCleanUp,
  create: advanceCreate,
  delete: advanceDelete,
  'roll-back-create': advanceRollBackCreate,
  'roll-back-update': advanceRollBackUpdate,
  update: advanceUpdate,
};

/** Carries a stack's deployment on by one resource. */
export const advanceDeployment: ServiceOccurrence<CloudFormationState, { readonly stackId: string }> = (
  { stackId },
  context,
) => {
  const stack = context.state.stacks.get(stackId);
  if (stack?.deployment) PHASES[stack.deployment.phase](stack, stack.deployment, context);
};
