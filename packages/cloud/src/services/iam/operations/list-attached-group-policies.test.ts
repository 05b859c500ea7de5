import { testListAttachedPolicies } from '../test-support/attached-policy-tests.ts';
import { group } from '../test-support/bearers.ts';

testListAttachedPolicies(group);
