import { testAttachPolicy } from '../test-support/attached-policy-tests.ts';
import { user } from '../test-support/bearers.ts';

testAttachPolicy(user);
