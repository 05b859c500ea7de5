import { from, type CallStep, type ConformanceCase, type Value } from '../../conformance/conformance-case.ts';
import { zipText } from '../lambda/domain/zip-text.ts';

const API = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference';
const GUIDE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs';
/** Answers of AWS that LocalStack's tests have recorded. */
const RECORDED = 'https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs.snapshot.json';

type Input = Readonly<Record<string, Value>>;

const logGroupName = 'shop';
const logStreamName = 'orders';
const ARN = 'arn:aws:logs:us-east-1:000000000000:log-group:shop';
/** When the group was made: now, as no time passes. */
const now = from('groups', 'logGroups', 0, 'creationTime');

const createGroup = (more: Input = {}): CallStep => ({ call: 'CreateLogGroup', input: { logGroupName, ...more } });
const createStream = (name = logStreamName): CallStep => ({
  call: 'CreateLogStream',
  input: { logGroupName, logStreamName: name },
});
const describeGroups = (more: Input = {}): CallStep => ({ call: 'DescribeLogGroups', input: more, as: 'groups' });
const describeStreams = (more: Input = { logGroupName }): CallStep => ({
  call: 'DescribeLogStreams',
  input: more,
  as: 'streams',
});
const putAt = (timestamp: Value, ...messages: string[]): CallStep => ({
  call: 'PutLogEvents',
  input: { logGroupName, logStreamName, logEvents: messages.map((message) => ({ timestamp, message })) },
});
const put = (...messages: string[]): CallStep => putAt(now, ...messages);
const read = (more: Input = {}): CallStep => ({
  call: 'GetLogEvents',
  input: { logGroupName, logStreamName, startFromHead: true, ...more },
  as: 'page',
});
const filter = (filterPattern: string): CallStep => ({
  call: 'FilterLogEvents',
  input: { logGroupName, filterPattern },
});
const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:reader';
const createFunction: CallStep = {
  call: 'CreateFunction',
  input: {
    FunctionName: 'reader',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/lambda',
    Code: { ZipFile: zipText('index.js', 'exports.handler = async () => null;') },
  },
};
const subscribe: CallStep = {
  call: 'PutSubscriptionFilter',
  input: { logGroupName, filterName: 'test', filterPattern: '', destinationArn: FUNCTION_ARN },
};
const stream: readonly CallStep[] = [createGroup(), createStream(), describeGroups()];

/** Facts about CloudWatch Logs that need nothing but its API and time. */
export const cases: readonly ConformanceCase[] = [
  {
    name: 'a group is made once',
    source: `${API}/API_CreateLogGroup.html, Errors`,
    given: [createGroup()],
    when: createGroup(),
    outcome: { fails: { name: 'ResourceAlreadyExistsException', status: 400 } },
  },
  {
    name: 'a stream is made once',
    source: `${API}/API_CreateLogStream.html, Errors`,
    given: [createGroup(), createStream()],
    when: createStream(),
    outcome: { fails: { name: 'ResourceAlreadyExistsException', status: 400 } },
  },
  {
    name: 'a stream is made in a group that exists',
    source: `${API}/API_CreateLogStream.html, Errors`,
    when: createStream(),
    outcome: { fails: { name: 'ResourceNotFoundException', status: 400 } },
  },
  {
    name: "a group's ARN ends with a star where groups are listed",
    source: `${RECORDED} test_create_and_delete_log_stream, describe-log-groups-prefix`,
    given: [createGroup()],
    when: describeGroups({ logGroupNamePrefix: 'sho' }),
    outcome: {
      answers: { logGroups: [{ arn: `${ARN}:*`, logGroupName, metricFilterCount: 0, storedBytes: 0 }] },
      lacks: ['nextToken'],
    },
  },
  {
    name: 'groups are found by prefix or by pattern, not by both',
    source: `${RECORDED} test_create_and_delete_log_stream, error-describe-logs-group`,
    when: describeGroups({ logGroupNamePrefix: 'sho', logGroupNamePattern: 'hop' }),
    outcome: {
      fails: {
        name: 'InvalidParameterException',
        message: 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
        status: 400,
      },
    },
  },
  {
    name: 'a page of groups has fifty at most',
    source: `${API}/API_DescribeLogGroups.html, limit`,
    when: describeGroups({ limit: 51 }),
    outcome: { fails: { name: 'InvalidParameterException', status: 400 } },
  },
  {
    name: 'the next page begins where the last one ended',
    source: `${API}/API_DescribeLogGroups.html, nextToken`,
    given: [createGroup({ logGroupName: 'a' }), createGroup({ logGroupName: 'b' }), describeGroups({ limit: 1 })],
    when: { call: 'DescribeLogGroups', input: { limit: 1, nextToken: from('groups', 'nextToken') } },
    outcome: { answers: { logGroups: [{ logGroupName: 'b' }] }, lacks: ['nextToken'] },
  },
  {
    name: 'a stream without events has its ARN and no bytes',
    source: `${RECORDED} test_create_and_delete_log_stream, logs_log_group`,
    given: stream,
    when: describeStreams(),
    outcome: { answers: { logStreams: [{ arn: `${ARN}:log-stream:orders`, logStreamName, storedBytes: 0 }] } },
  },
  {
    name: "a group's streams are listed by its ARN as well",
    source: `${RECORDED} test_create_and_delete_log_stream, log_group_identifier-arn`,
    given: stream,
    when: describeStreams({ logGroupIdentifier: ARN }),
    outcome: { answers: { logStreams: [{ logStreamName }] } },
  },
  {
    name: "a group's streams are listed by its name or by its ARN, not by both",
    source: `${RECORDED} test_create_and_delete_log_stream, error-describe-logs-streams`,
    given: stream,
    when: describeStreams({ logGroupName, logGroupIdentifier: ARN }),
    outcome: {
      fails: {
        name: 'ValidationException',
        message: 'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
        status: 400,
      },
    },
  },
  {
    name: 'streams are listed by name, backwards if asked to',
    source: `${API}/API_DescribeLogStreams.html, descending and orderBy`,
    given: [createGroup(), createStream('a'), createStream('b')],
    when: describeStreams({ logGroupName, descending: true }),
    outcome: { answers: { logStreams: [{ logStreamName: 'b' }, { logStreamName: 'a' }] } },
  },
  {
    name: 'streams of a prefix are not ordered by their last event',
    source: `${API}/API_DescribeLogStreams.html, logStreamNamePrefix`,
    given: stream,
    when: describeStreams({ logGroupName, logStreamNamePrefix: 'o', orderBy: 'LastEventTime' }),
    outcome: { fails: { name: 'InvalidParameterException', status: 400 } },
  },
  {
    name: 'events are read in the order they were written, with their times',
    source: `${API}/API_GetLogEvents.html`,
    given: [...stream, put('one', 'two')],
    when: read(),
    outcome: {
      answers: {
        events: [
          { timestamp: now, message: 'one', ingestionTime: now },
          { timestamp: now, message: 'two', ingestionTime: now },
        ],
      },
    },
  },
  {
    name: 'the end of a stream is known by the token that comes back',
    source: `${API}/API_GetLogEvents.html, nextForwardToken`,
    given: [...stream, put('one'), read()],
    when: { call: 'GetLogEvents', input: { logGroupName, logStreamName, nextToken: from('page', 'nextForwardToken') } },
    outcome: { answers: { events: [], nextForwardToken: from('page', 'nextForwardToken') } },
  },
  {
    name: 'events at the end time itself are not read',
    source: `${API}/API_GetLogEvents.html, endTime`,
    given: [...stream, put('one')],
    when: read({ endTime: now }),
    outcome: { answers: { events: [] } },
  },
  {
    name: 'events at the start time itself are read',
    source: `${API}/API_GetLogEvents.html, startTime`,
    given: [...stream, put('one')],
    when: read({ startTime: now }),
    outcome: { answers: { events: [{ message: 'one' }] } },
  },
  {
    name: 'events are written to a stream that exists',
    source: `${API}/API_PutLogEvents.html, Errors`,
    given: [createGroup(), describeGroups()],
    when: put('one'),
    outcome: { fails: { name: 'ResourceNotFoundException', status: 400 } },
  },
  {
    name: 'events older than two weeks are left out and told of',
    source: `${API}/API_PutLogEvents.html; ${API}/API_RejectedLogEventsInfo.html`,
    given: stream,
    when: putAt(1, 'one', 'two'),
    outcome: { answers: { rejectedLogEventsInfo: { tooOldLogEventEndIndex: 2 } } },
  },
  {
    name: 'events of the far future are left out and told of',
    source: `${API}/API_PutLogEvents.html; ${API}/API_RejectedLogEventsInfo.html`,
    given: stream,
    when: putAt(9_999_999_999_999, 'one'),
    outcome: { answers: { rejectedLogEventsInfo: { tooNewLogEventStartIndex: 0 } } },
  },
  {
    name: 'a batch is in the order of time',
    source: `${API}/API_PutLogEvents.html`,
    given: stream,
    when: {
      call: 'PutLogEvents',
      input: {
        logGroupName,
        logStreamName,
        logEvents: [
          { timestamp: 2, message: 'second' },
          { timestamp: 1, message: 'first' },
        ],
      },
    },
    outcome: { fails: { name: 'InvalidParameterException', status: 400 } },
  },
  {
    name: 'a batch is not empty',
    source: `${API}/API_PutLogEvents.html, logEvents`,
    given: stream,
    when: put(),
    outcome: { fails: { name: 'InvalidParameterException', status: 400 } },
  },
  {
    name: 'a search answers the events that have the words, and no list of streams',
    source: `${API}/API_FilterLogEvents.html, searchedLogStreams; ${GUIDE}/FilterAndPatternSyntax.html`,
    given: [...stream, put('ERROR one', 'INFO two', 'ERROR two')],
    when: filter('ERROR two'),
    outcome: {
      answers: { events: [{ logStreamName, message: 'ERROR two', timestamp: now }], searchedLogStreams: [] },
    },
  },
  {
    name: 'a search looks into JSON',
    source: `${GUIDE}/FilterAndPatternSyntax.html, "JSON log events"`,
    given: [...stream, put('{"level":"error","ms":3}', '{"level":"error","ms":30}', '{"level":"info","ms":30}')],
    when: filter('{ $.level = "error" && $.ms > 10 }'),
    outcome: { answers: { events: [{ message: '{"level":"error","ms":30}' }] } },
  },
  {
    name: 'events are kept for one of a few numbers of days',
    source: `${API}/API_PutRetentionPolicy.html, retentionInDays`,
    given: [createGroup()],
    when: { call: 'PutRetentionPolicy', input: { logGroupName, retentionInDays: 2 } },
    outcome: { fails: { name: 'InvalidParameterException', status: 400 } },
  },
  {
    name: 'the retention of a group is told of',
    source: `${API}/API_LogGroup.html, retentionInDays`,
    given: [createGroup(), { call: 'PutRetentionPolicy', input: { logGroupName, retentionInDays: 7 } }],
    when: describeGroups(),
    outcome: { answers: { logGroups: [{ logGroupName, retentionInDays: 7, logGroupClass: 'STANDARD' }] } },
  },
  {
    name: 'a group that does not exist is not deleted',
    source: `${API}/API_DeleteLogGroup.html, Errors`,
    when: { call: 'DeleteLogGroup', input: { logGroupName } },
    outcome: { fails: { name: 'ResourceNotFoundException', status: 400 } },
  },
  {
    name: 'tags given by either operation are told of by both',
    source: `${RECORDED} test_list_tags_log_group, list_tags_for_resource_after_tag_log_group`,
    given: [
      createGroup({ tags: { env: 'testing1' } }),
      { call: 'TagResource', input: { resourceArn: ARN, tags: { test1: 'val1' } } },
      { call: 'TagLogGroup', input: { logGroupName, tags: { test3: 'val3' } } },
      { call: 'UntagLogGroup', input: { logGroupName, tags: ['env'] } },
    ],
    when: { call: 'ListTagsForResource', input: { resourceArn: ARN } },
    outcome: { answers: { tags: { test1: 'val1', test3: 'val3' } } },
  },
  {
    name: 'a subscription gets the events of a stream together',
    source: `${RECORDED} test_put_subscription_filter_lambda, describe_subscription_filter`,
    given: [createGroup(), createFunction, subscribe],
    when: { call: 'DescribeSubscriptionFilters', input: { logGroupName } },
    outcome: {
      answers: {
        subscriptionFilters: [
          {
            destinationArn: FUNCTION_ARN,
            distribution: 'ByLogStream',
            filterName: 'test',
            filterPattern: '',
            logGroupName,
          },
        ],
      },
    },
  },
  {
    name: "a subscription's destination exists",
    source: `${API}/API_PutSubscriptionFilter.html, Errors`,
    given: [createGroup()],
    when: subscribe,
    outcome: { fails: { name: 'InvalidParameterException', status: 400 } },
  },
];
