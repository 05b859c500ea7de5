import { atHome } from '../domain/entity.ts';
import { pageOf } from '../domain/listing.ts';
import { getPolicyByArn } from '../domain/policies.ts';
import { tagList } from '../domain/tags.ts';
import type { IamOperation } from '../state.ts';

/** Lists the tags of a managed policy, in order of key. */
export const listPolicyTags: IamOperation<'ListPolicyTags'> = (input, here) => {
  const { items, end } = pageOf(tagList(getPolicyByArn(input.PolicyArn, atHome(here)).tags), ({ Key }) => Key, input);
  return { Tags: [...items], ...end };
};
