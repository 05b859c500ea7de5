import { from, type CallStep, type ConformanceCase, type Value } from '../../conformance/conformance-case.ts';

const API = 'https://docs.aws.amazon.com/scheduler/latest/APIReference';
const GUIDE = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide';
/** Answers of AWS that LocalStack's tests have recorded. */
const RECORDED =
  'https://github.com/localstack/localstack/blob/main/tests/aws/services/scheduler/test_scheduler.snapshot.json';

type Input = Readonly<Record<string, Value>>;

const Name = 'nightly';
const ARN = 'arn:aws:scheduler:us-east-1:000000000000';
const Target = {
  Arn: 'arn:aws:sqs:us-east-1:000000000000:facts',
  RoleArn: 'arn:aws:iam::000000000000:role/scheduler',
  Input: '{"key":"value"}',
};
const settings = {
  Name,
  ScheduleExpression: 'rate(1 minute)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target,
};

const create = (more: Input = {}): CallStep => ({ call: 'CreateSchedule', input: { ...settings, ...more } });
const update = (more: Input = {}): CallStep => ({ call: 'UpdateSchedule', input: { ...settings, ...more } });
const get: CallStep = { call: 'GetSchedule', input: { Name } };
const createGroup: CallStep = { call: 'CreateScheduleGroup', input: { Name: 'team' }, as: 'group' };
const createQueue: CallStep = { call: 'CreateQueue', input: { QueueName: 'facts' }, as: 'queue' };
const receive: CallStep = {
  call: 'ReceiveMessage',
  input: { QueueUrl: from('queue', 'QueueUrl'), MaxNumberOfMessages: 10 },
};

const invalidExpression = (expression: string): ConformanceCase => ({
  name: `${JSON.stringify(expression)} is no schedule`,
  source: `${RECORDED} tests_create_schedule_with_invalid_schedule_expression`,
  when: create({ ScheduleExpression: expression }),
  outcome: {
    fails: { name: 'ValidationException', message: `Invalid Schedule Expression ${expression}.`, status: 400 },
  },
});

/** Facts about EventBridge Scheduler that need nothing but its API, a queue, and time. */
export const cases: readonly ConformanceCase[] = [
  invalidExpression('cron(0 1 * * * *)'),
  invalidExpression('cron(7 20 * * NOT *)'),
  invalidExpression('cron(INVALID)'),
  invalidExpression('cron(0 dummy ? * MON-FRI *)'),
  invalidExpression('cron(71 8 1 * ? *)'),
  invalidExpression('cron()'),
  invalidExpression('rate(10 seconds)'),
  invalidExpression('rate(10 years)'),
  invalidExpression('rate()'),
  invalidExpression('rate(10)'),
  invalidExpression('rate(10 minutess)'),
  invalidExpression('rate(foo minutes)'),
  invalidExpression('rate(-10 minutes)'),
  invalidExpression('rate( 10 minutes )'),
  invalidExpression(' rate(10 minutes)'),
  invalidExpression('at(2021-12-31T23:59:59Z)'),
  invalidExpression('at(2021-12-31)'),
  {
    name: 'a unit may be singular whatever the number',
    source: `${RECORDED} test_update_schedule, updated-schedule`,
    when: create({ ScheduleExpression: 'rate(2 minute)' }),
    outcome: { answers: { ScheduleArn: `${ARN}:schedule/default/${Name}` } },
  },
  {
    name: 'a schedule is enabled, in UTC, in the default group, and retries for a day',
    source: `${RECORDED} test_update_schedule, initial-schedule`,
    given: [create()],
    when: get,
    outcome: {
      answers: {
        ActionAfterCompletion: 'NONE',
        Arn: `${ARN}:schedule/default/${Name}`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        GroupName: 'default',
        Name,
        ScheduleExpression: 'rate(1 minute)',
        ScheduleExpressionTimezone: 'UTC',
        State: 'ENABLED',
        Target: { ...Target, RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } },
      },
      lacks: ['Description', 'StartDate', 'EndDate', 'KmsKeyArn'],
    },
  },
  {
    name: 'an update leaves nothing of what it does not name',
    source: `${RECORDED} test_update_schedule; ${API}/API_UpdateSchedule.html`,
    given: [create({ Description: 'Test description', State: 'DISABLED' }), update()],
    when: get,
    outcome: { answers: { State: 'ENABLED' }, lacks: ['Description'] },
  },
  {
    name: 'deleting a schedule that does not exist fails by name',
    source: `${RECORDED} test_delete_schedule_not_found`,
    when: { call: 'DeleteSchedule', input: { Name: 'not-existing-schedule-name' } },
    outcome: {
      fails: {
        name: 'ResourceNotFoundException',
        message: 'Schedule not-existing-schedule-name does not exist.',
        status: 404,
      },
    },
  },
  {
    name: 'a schedule that does not exist is not told of',
    source: `${API}/API_GetSchedule.html, Errors`,
    when: get,
    outcome: { fails: { name: 'ResourceNotFoundException', status: 404 } },
  },
  {
    name: 'a schedule that does not exist is not updated',
    source: `${API}/API_UpdateSchedule.html, Errors`,
    when: update(),
    outcome: { fails: { name: 'ResourceNotFoundException', status: 404 } },
  },
  {
    name: 'a deleted schedule is listed no more',
    source: `${RECORDED} test_delete_schedule`,
    given: [create(), { call: 'DeleteSchedule', input: { Name } }],
    when: { call: 'ListSchedules', input: {} },
    outcome: { answers: { Schedules: [] }, lacks: ['NextToken'] },
  },
  {
    name: 'a name is taken once in its group',
    source: `${API}/API_CreateSchedule.html, Errors`,
    given: [create()],
    when: create(),
    outcome: { fails: { name: 'ConflictException', status: 409 } },
  },
  {
    name: 'the same name may be taken in another group',
    source: `${GUIDE}/managing-schedule-group.html`,
    given: [createGroup, create()],
    when: create({ GroupName: 'team' }),
    outcome: { answers: { ScheduleArn: `${ARN}:schedule/team/${Name}` } },
  },
  {
    name: 'a request that is repeated with its token succeeds',
    source: `${API}/API_CreateSchedule.html, ClientToken`,
    given: [create({ ClientToken: 'token' })],
    when: create({ ClientToken: 'token' }),
    outcome: { answers: { ScheduleArn: `${ARN}:schedule/default/${Name}` } },
  },
  {
    name: 'a schedule is not made in a group that does not exist',
    source: `${API}/API_CreateSchedule.html, Errors`,
    when: create({ GroupName: 'team' }),
    outcome: { fails: { name: 'ResourceNotFoundException', status: 404 } },
  },
  {
    name: 'the default group is always there',
    source: `${GUIDE}/managing-schedule-group.html`,
    when: { call: 'GetScheduleGroup', input: { Name: 'default' } },
    outcome: { answers: { Arn: `${ARN}:schedule-group/default`, Name: 'default', State: 'ACTIVE' } },
  },
  {
    name: 'the schedules of a group are deleted with it',
    source: `${API}/API_DeleteScheduleGroup.html`,
    given: [createGroup, create({ GroupName: 'team' }), { call: 'DeleteScheduleGroup', input: { Name: 'team' } }],
    when: { call: 'GetSchedule', input: { GroupName: 'team', Name } },
    outcome: { fails: { name: 'ResourceNotFoundException', status: 404 } },
  },
  {
    name: 'a tagged group tells of its tags',
    source: `${RECORDED} test_tag_resource`,
    given: [
      createGroup,
      {
        call: 'TagResource',
        input: {
          ResourceArn: from('group', 'ScheduleGroupArn'),
          Tags: [{ Key: 'TagKey', Value: 'TagValue' }],
        },
      },
    ],
    when: { call: 'ListTagsForResource', input: { ResourceArn: from('group', 'ScheduleGroupArn') } },
    outcome: { answers: { Tags: [{ Key: 'TagKey', Value: 'TagValue' }] } },
  },
  {
    name: 'a group without tags tells of an empty list',
    source: `${RECORDED} test_untag_resource`,
    given: [createGroup],
    when: { call: 'ListTagsForResource', input: { ResourceArn: from('group', 'ScheduleGroupArn') } },
    outcome: { answers: { Tags: [] } },
  },
  {
    name: 'a schedule sends its input to its target, at its pace',
    source: `${GUIDE}/schedule-types.html#rate-based`,
    given: [createQueue, create(), { passSeconds: 90 }],
    when: receive,
    outcome: { answers: { Messages: [{ Body: Target.Input }, { Body: Target.Input }] } },
  },
  {
    name: 'a disabled schedule sends nothing',
    source: `${API}/API_CreateSchedule.html, State`,
    given: [createQueue, create({ State: 'DISABLED' }), { passSeconds: 90 }],
    when: receive,
    outcome: { answers: {}, lacks: ['Messages'] },
  },
];
