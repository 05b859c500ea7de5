import { group } from '../test-support/bearers.ts';
import { testListPolicies } from '../test-support/inline-policy-tests.ts';

testListPolicies(group);
