import { group } from '../test-support/bearers.ts';
import { testGetPolicy } from '../test-support/inline-policy-tests.ts';

testGetPolicy(group);
