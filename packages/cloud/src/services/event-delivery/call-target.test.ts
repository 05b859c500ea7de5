import { expect, test } from 'vitest';
import { awsError } from '../../kernel/aws-error.ts';
import type { AwsError } from '../../kernel/aws-error.ts';
import { callTarget } from './call-target.ts';
import { parseArn } from './arn.ts';

const arn = 'arn:aws:sns:eu-west-1:000000000000:t';

function publishThatThrows(error: unknown) {
  return callTarget(
    {
      topics: {
        exists: () => true,
        publish: () => {
          throw error;
        },
      },
    },
    { arn, body: 'b' },
  );
}

test.each<[AwsError, string, boolean]>([
  [awsError('ThrottlingException', 'm'), 'THROTTLING', true],
  [awsError('ServiceUnavailable', 'm', { status: 503 }), 'INTERNAL_ERROR', true],
  [awsError('AccessDeniedException', 'm', { status: 403 }), 'NO_PERMISSIONS', false],
  [awsError('ResourceNotFoundException', 'm', { status: 404 }), 'NO_RESOURCE', false],
  [awsError('InvalidParameterValue', 'm'), 'SDK_CLIENT_ERROR', false],
])('%s is a failure of its kind', (error, kind, isRetryable) => {
  expect(publishThatThrows(error)).toEqual({ kind, code: error.code, message: 'm', isRetryable });
});

test('our own errors are no failures of the target', () => {
  expect(() => publishThatThrows(new TypeError('bug'))).toThrow('bug');
});

test.each(['lambda:eu-west-1:0:function:f', 'sqs:eu-west-1:0:q', 'sns:eu-west-1:0:t', 'ecs:eu-west-1:0:cluster/c'])(
  'without the service there is no target: %s',
  (rest) => {
    expect(callTarget({}, { arn: `arn:aws:${rest}`, body: 'b' })).toMatchObject({
      kind: 'NO_RESOURCE',
      isRetryable: false,
    });
  },
);

test('an ARN is split into its parts', () => {
  expect(parseArn('arn:aws:logs:eu-west-1:111122223333:log-group:/a/b:*')).toEqual({
    partition: 'aws',
    service: 'logs',
    region: 'eu-west-1',
    account: '111122223333',
    resource: 'log-group:/a/b:*',
  });
  expect(parseArn('arn:aws:s3:::bucket')).toMatchObject({ region: '', account: '', resource: 'bucket' });
  expect([parseArn('queue'), parseArn('arn:aws:sqs')]).toEqual([undefined, undefined]);
});
