import { ACCOUNT_LIMITS } from '../limits.ts';
import type { DynamodbOperation } from '../state.ts';

/** The quotas of a new account; none of them is enforced. */
export const describeLimits: DynamodbOperation<'DescribeLimits'> = () => ({ ...ACCOUNT_LIMITS });
