import { group } from '../test-support/bearers.ts';
import { testPutPolicy } from '../test-support/inline-policy-tests.ts';

testPutPolicy(group, 5120);
