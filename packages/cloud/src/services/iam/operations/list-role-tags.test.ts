import { role } from '../test-support/bearers.ts';
import { testListTags } from '../test-support/tag-tests.ts';

testListTags(role);
