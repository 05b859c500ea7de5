import { atHome } from '../domain/entity.ts';
import { getPolicyByArn } from '../domain/policies.ts';
import { withoutTags } from '../domain/tags.ts';
import type { IamOperation } from '../state.ts';

/** Takes tags off a managed policy. */
export const untagPolicy: IamOperation<'UntagPolicy'> = ({ PolicyArn, TagKeys }, here) => {
  const context = atHome(here);
  const policy = getPolicyByArn(PolicyArn, context);
  context.state.policies.set(PolicyArn, { ...policy, tags: withoutTags(policy.tags, TagKeys) });
  return {};
};
