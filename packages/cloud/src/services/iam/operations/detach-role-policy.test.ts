import { testDetachPolicy } from '../test-support/attached-policy-tests.ts';
import { role } from '../test-support/bearers.ts';

testDetachPolicy(role);
