import { atHome } from '../domain/entity.ts';
import { getPolicyByArn } from '../domain/policies.ts';
import { withTags } from '../domain/tags.ts';
import type { IamOperation } from '../state.ts';

/** Adds tags to a managed policy or replaces their values. */
export const tagPolicy: IamOperation<'TagPolicy'> = ({ PolicyArn, Tags }, here) => {
  const context = atHome(here);
  const policy = getPolicyByArn(PolicyArn, context);
  context.state.policies.set(PolicyArn, { ...policy, tags: withTags(policy.tags, Tags, 'Policy') });
  return {};
};
