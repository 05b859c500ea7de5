import { group } from '../test-support/bearers.ts';
import { testDeletePolicy } from '../test-support/inline-policy-tests.ts';

testDeletePolicy(group);
