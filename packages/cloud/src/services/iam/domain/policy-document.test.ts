import { expect, test } from 'vitest';
import { ALLOW, DENY, TRUST } from '../test-support/iam-cloud.ts';
import { assertPolicyDocument } from './policy-document.ts';

const statement = (extra: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...extra }] });

test('well-formed policies pass', () => {
  expect(() => assertPolicyDocument(ALLOW, 'identity')).not.toThrow();
  expect(() => assertPolicyDocument(DENY, 'identity')).not.toThrow();
  expect(() => assertPolicyDocument(TRUST, 'trust')).not.toThrow();
});

test.each([
  ['{', 'Syntax errors in policy.'],
  ['[]', 'Syntax errors in policy.'],
  ['{"Version":"2012-10-17"}', 'Syntax errors in policy.'],
  ['{"Version":"2020-01-01","Statement":[]}', 'The policy must contain a valid version string.'],
  [statement({ Effect: 'Maybe' }), 'Syntax errors in policy.'],
  [statement({ Extra: 1 }), 'Syntax errors in policy.'],
  [statement({ Action: undefined }), 'Policy statement must contain actions.'],
  [statement({ Action: 'everything' }), 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'],
  [statement({ Resource: undefined }), 'Policy statement must contain resources.'],
  [statement({ Resource: 'bucket' }), 'Resource bucket must be in ARN format or "*".'],
  [statement({ Principal: '*' }), 'Policy document should not specify a principal.'],
])('%s is refused', (document, message) => {
  expect(() => assertPolicyDocument(document, 'identity')).toThrow(
    expect.objectContaining({ code: 'MalformedPolicyDocument', message }),
  );
});
