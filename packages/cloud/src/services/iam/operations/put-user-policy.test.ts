import { user } from '../test-support/bearers.ts';
import { testPutPolicy } from '../test-support/inline-policy-tests.ts';

testPutPolicy(user, 2048);
