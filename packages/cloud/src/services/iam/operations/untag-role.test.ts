import { role } from '../test-support/bearers.ts';
import { testUntag } from '../test-support/tag-tests.ts';

testUntag(role);
