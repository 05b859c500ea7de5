import { testListAttachedPolicies } from '../test-support/attached-policy-tests.ts';
import { role } from '../test-support/bearers.ts';

testListAttachedPolicies(role);
