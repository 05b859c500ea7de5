import { role } from '../test-support/bearers.ts';
import { testTag } from '../test-support/tag-tests.ts';

testTag(role);
