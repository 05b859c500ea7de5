import { user } from '../test-support/bearers.ts';
import { testListPolicies } from '../test-support/inline-policy-tests.ts';

testListPolicies(user);
