import { testDetachPolicy } from '../test-support/attached-policy-tests.ts';
import { user } from '../test-support/bearers.ts';

testDetachPolicy(user);
