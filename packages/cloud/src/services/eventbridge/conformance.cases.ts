import { from, type CallStep, type ConformanceCase, type Value } from '../../conformance/conformance-case.ts';

const API = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference';
const GUIDE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide';
/** Answers of AWS that LocalStack's tests have recorded. */
const TESTS = 'https://github.com/localstack/localstack/blob/main/tests/aws/services/events';
const RECORDED = `${TESTS}/test_events.snapshot.json`;
const SCHEDULES = `${TESTS}/test_events_schedule.snapshot.json`;

type Input = Readonly<Record<string, Value>>;

const ARN = 'arn:aws:events:us-east-1:000000000000';
const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:facts';
const PATTERN = JSON.stringify({ source: ['shop'] });
const Rule = 'orders';

const createBus = (Name = 'shop'): CallStep => ({ call: 'CreateEventBus', input: { Name } });
const putRule = (more: Input = {}): CallStep => ({
  call: 'PutRule',
  input: { Name: Rule, EventPattern: PATTERN, ...more },
});
const putTargets = (...Targets: Value[]): CallStep => ({ call: 'PutTargets', input: { Rule, Targets } });
const target = (Id: string, more: Input = {}): Input => ({ Id, Arn: QUEUE_ARN, ...more });
const putEvents = (...Entries: Value[]): CallStep => ({ call: 'PutEvents', input: { Entries } });
const entry = (more: Input = {}): Input => ({
  Source: 'shop',
  DetailType: 'order placed',
  Detail: '{"order":7,"by":"Ada"}',
  ...more,
});
const describeRule: CallStep = { call: 'DescribeRule', input: { Name: Rule } };

const refusedEntry = (name: string, test: string, given: Input, code: string, message: string): ConformanceCase => ({
  name: `an entry ${name} fails alone`,
  source: `${RECORDED} ${test}`,
  when: putEvents(given, entry()),
  outcome: { answers: { FailedEntryCount: 1, Entries: [{ ErrorCode: code, ErrorMessage: message }, {}] } },
});
const missing = (parameter: string, test: string): ConformanceCase => {
  const { [parameter]: _left, ...rest } = entry();
  return refusedEntry(
    `without ${parameter}`,
    test,
    rest,
    'InvalidArgument',
    `Parameter ${parameter} is not valid. Reason: ${parameter} is a required argument.`,
  );
};
const malformed = (what: string, Detail: string): ConformanceCase =>
  refusedEntry(
    `whose detail is ${what}`,
    'test_put_event_malformed_detail',
    entry({ Detail }),
    'MalformedDetail',
    'Detail is malformed.',
  );
const delivered = (name: string, source: string, how: Input, body: string): ConformanceCase => ({
  name,
  source,
  given: [
    { call: 'CreateQueue', input: { QueueName: 'facts' }, as: 'queue' },
    putRule(),
    putTargets(target('queue', how)),
    putEvents(entry(), entry({ Source: 'elsewhere' })),
    { passSeconds: 1 },
  ],
  when: {
    call: 'ReceiveMessage',
    input: { QueueUrl: from('queue', 'QueueUrl'), MaxNumberOfMessages: 10 },
  },
  outcome: { answers: { Messages: [{ Body: body }] } },
});

/** Facts about EventBridge that need nothing but its API, a queue, and time. */
export const cases: readonly ConformanceCase[] = [
  missing('Source', 'test_put_events_without_source'),
  missing('Detail', 'test_put_event_without_detail'),
  missing('DetailType', 'test_put_event_without_detail_type'),
  malformed('a text', 'a text'),
  malformed('a list', '[{"order":7}]'),
  malformed('broken', '{"order":'),
  malformed('an object written as a text', JSON.stringify(JSON.stringify({ order: 7 }))),
  {
    name: 'more than ten entries are refused together',
    source: `${RECORDED} test_put_events_exceed_limit_ten_entries`,
    when: putEvents(...Array.from({ length: 11 }, () => entry())),
    outcome: { fails: { name: 'ValidationException', status: 400 } },
  },
  {
    name: 'entries that are too large together are refused together',
    source: `${RECORDED} test_put_event_with_too_big_detail; ${GUIDE}/eb-putevents.html`,
    when: putEvents(entry({ Detail: JSON.stringify({ text: 'x'.repeat(1024 * 1024) }) })),
    outcome: {
      fails: {
        name: 'ValidationException',
        message: 'Total size of the entries in the request is over the limit.',
        status: 400,
      },
    },
  },
  {
    name: 'a bus is made once',
    source: `${RECORDED} test_create_multiple_event_buses_same_name`,
    given: [createBus()],
    when: createBus(),
    outcome: { fails: { name: 'ResourceAlreadyExistsException', message: 'Event bus shop already exists.' } },
  },
  {
    name: 'a bus is named by its ARN',
    source: `${RECORDED} test_create_list_describe_delete_custom_event_buses`,
    when: createBus(),
    outcome: { answers: { EventBusArn: `${ARN}:event-bus/shop` } },
  },
  {
    name: 'a bus that does not exist is refused by name',
    source: `${RECORDED} test_describe_delete_not_existing_event_bus`,
    when: { call: 'DescribeEventBus', input: { Name: 'shop' } },
    outcome: {
      fails: { name: 'ResourceNotFoundException', message: 'Event bus shop does not exist.', status: 400 },
    },
  },
  {
    name: 'the default bus cannot be deleted',
    source: `${RECORDED} test_delete_default_event_bus`,
    when: { call: 'DeleteEventBus', input: { Name: 'default' } },
    outcome: { fails: { name: 'ValidationException', message: 'Cannot delete event bus default.' } },
  },
  {
    name: 'buses are listed in pages of the limit',
    source: `${RECORDED} test_list_event_buses_with_limit`,
    given: [
      createBus('shop-1'),
      createBus('shop-2'),
      createBus('shop-3'),
      { call: 'ListEventBuses', input: { NamePrefix: 'shop-', Limit: 2 }, as: 'page' },
    ],
    when: {
      call: 'ListEventBuses',
      input: { NamePrefix: 'shop-', Limit: 2, NextToken: from('page', 'NextToken') },
    },
    outcome: { answers: { EventBuses: [{ Name: 'shop-3' }] }, lacks: ['NextToken'] },
  },
  {
    name: 'a rule of the default bus has no bus in its ARN',
    source: `${RECORDED} test_put_list_with_prefix_describe_delete_rule[default]`,
    when: putRule(),
    outcome: { answers: { RuleArn: `${ARN}:rule/${Rule}` } },
  },
  {
    name: 'a rule of another bus has its name in its ARN',
    source: `${RECORDED} test_put_list_with_prefix_describe_delete_rule[custom]`,
    given: [createBus()],
    when: putRule({ EventBusName: 'shop' }),
    outcome: { answers: { RuleArn: `${ARN}:rule/shop/${Rule}` } },
  },
  {
    name: 'a rule is enabled and tells who made it',
    source: `${RECORDED} test_put_list_with_prefix_describe_delete_rule[default]`,
    given: [putRule()],
    when: describeRule,
    outcome: {
      answers: {
        Arn: `${ARN}:rule/${Rule}`,
        CreatedBy: '000000000000',
        EventBusName: 'default',
        EventPattern: PATTERN,
        Name: Rule,
        State: 'ENABLED',
      },
      lacks: ['Description', 'ScheduleExpression', 'RoleArn'],
    },
  },
  {
    name: 'a rule that does not exist is refused by name and bus',
    source: `${RECORDED} test_describe_nonexistent_rule`,
    when: describeRule,
    outcome: {
      fails: {
        name: 'ResourceNotFoundException',
        message: `Rule ${Rule} does not exist on EventBus default.`,
        status: 400,
      },
    },
  },
  {
    name: 'putting a rule again keeps its targets',
    source: `${RECORDED} test_update_rule_with_targets`,
    given: [putRule(), putTargets(target('one')), putRule({ Description: 'again' })],
    when: { call: 'ListTargetsByRule', input: { Rule } },
    outcome: { answers: { Targets: [{ Id: 'one', Arn: QUEUE_ARN }] } },
  },
  {
    name: 'a rule with targets is not deleted',
    source: `${RECORDED} test_delete_rule_with_targets`,
    given: [putRule(), putTargets(target('one'))],
    when: { call: 'DeleteRule', input: { Name: Rule } },
    outcome: {
      fails: { name: 'ValidationException', message: "Rule can't be deleted since it has targets.", status: 400 },
    },
  },
  {
    name: 'schedules are for the default bus',
    source: `${SCHEDULES} tests_put_rule_with_schedule_custom_event_bus`,
    given: [createBus()],
    when: {
      call: 'PutRule',
      input: { Name: Rule, EventBusName: 'shop', ScheduleExpression: 'rate(1 minute)' },
    },
    outcome: {
      fails: {
        name: 'ValidationException',
        message: 'ScheduleExpression is supported only on the default event bus.',
        status: 400,
      },
    },
  },
  {
    name: 'putting targets tells of none that failed',
    source: `${RECORDED} test_put_list_remove_target`,
    given: [putRule()],
    when: putTargets(target('one')),
    outcome: { answers: { FailedEntryCount: 0, FailedEntries: [] } },
  },
  {
    name: 'a rule has five targets at most',
    source: `${RECORDED} test_add_exceed_fife_targets_per_rule`,
    given: [putRule(), putTargets(...['1', '2', '3', '4', '5'].map((id) => target(id)))],
    when: putTargets(target('6')),
    outcome: {
      fails: {
        name: 'LimitExceededException',
        message: 'The requested resource exceeds the maximum number allowed.',
      },
    },
  },
  {
    name: "a target's id has letters, digits and few signs",
    source: `${RECORDED} test_put_target_id_validation`,
    given: [putRule()],
    when: putTargets(target('!@#$@!#$')),
    outcome: {
      fails: {
        name: 'ValidationException',
        message:
          "1 validation error detected: Value '!@#$@!#$' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
        status: 400,
      },
    },
  },
  {
    name: 'a pattern whose values are no lists is refused',
    source: `${API}/API_PutRule.html, Errors; ${GUIDE}/eb-create-pattern.html`,
    when: putRule({ EventPattern: '{"source":"shop"}' }),
    outcome: { fails: { name: 'InvalidEventPatternException', status: 400 } },
  },
  delivered(
    'a target receives the part that its input path names, of the events that match',
    `${API}/API_Target.html, InputPath`,
    { InputPath: '$.detail' },
    '{"order":7,"by":"Ada"}',
  ),
  delivered(
    'a target with an input receives that and no event',
    `${API}/API_Target.html, Input`,
    { Input: '{"constant":true}' },
    '{"constant":true}',
  ),
  delivered(
    "an input transformer's values are put into its template",
    `${GUIDE}/eb-transform-target-input.html`,
    {
      InputTransformer: {
        InputPathsMap: { who: '$.detail.by', what: '$.detail.order' },
        InputTemplate: '{"customer": <who>, "order": <what>, "from": "<who>"}',
      },
    },
    '{"customer": "Ada", "order": 7, "from": "Ada"}',
  ),
];
