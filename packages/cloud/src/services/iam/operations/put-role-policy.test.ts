import { role } from '../test-support/bearers.ts';
import { testPutPolicy } from '../test-support/inline-policy-tests.ts';

testPutPolicy(role, 10240);
