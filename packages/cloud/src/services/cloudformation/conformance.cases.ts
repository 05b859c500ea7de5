import { from, type CallStep, type ConformanceCase, type Value } from '../../conformance/conformance-case.ts';

const API = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference';
const GUIDE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide';
/** Answers of AWS that LocalStack's tests have recorded. */
const RECORDED =
  'https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_stacks.snapshot.json';
/** What AWS's own command line looks for in answers. */
const DEPLOYER = 'https://github.com/aws/aws-cli/blob/develop/awscli/customizations/cloudformation/deployer.py';

type Input = Readonly<Record<string, Value>>;

const StackName = 'shop';
const StackId = from('stack', 'StackId');
const QUEUE = JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
const ROLE = JSON.stringify({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
      },
    },
  },
});
/** A policy for a role that is not there. */
const FAILING = JSON.stringify({
  Resources: {
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'p',
        Roles: ['nobody'],
        PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      },
    },
  },
});
const PARAMETER = JSON.stringify({
  Parameters: { Delay: { Type: 'Number', Description: 'seconds' } },
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: { Ref: 'Delay' } } } },
});
const YAML = `Resources:
  Queue:
    Type: AWS::SQS::Queue # by the way
    Properties: { QueueName: facts, VisibilityTimeout: 7 }
Outputs:
  Arn: { Value: !GetAtt Queue.Arn, Export: { Name: facts-arn } }
`;

const create = (TemplateBody = QUEUE, more: Input = {}): CallStep => ({
  call: 'CreateStack',
  input: { StackName, TemplateBody, ...more },
  as: 'stack',
});
const wait = { passSeconds: 60 } as const;
const update = (more: Input = {}): CallStep => ({
  call: 'UpdateStack',
  input: { StackName, TemplateBody: QUEUE, ...more },
});
const remove: CallStep = { call: 'DeleteStack', input: { StackName } };
const describeStack = (name: Value = StackName): CallStep => ({
  call: 'DescribeStacks',
  input: { StackName: name },
});
const createChangeSet = (more: Input = {}): CallStep => ({
  call: 'CreateChangeSet',
  input: { StackName, ChangeSetName: 'next', TemplateBody: QUEUE, ...more },
  as: 'changes',
});
const refused = (message: string, status = 400): ConformanceCase['outcome'] => ({
  fails: { name: 'ValidationError', message, status },
});
const event = (LogicalResourceId: string, ResourceStatus: string, more: Input = {}): Input => ({
  LogicalResourceId,
  ResourceStatus,
  ...more,
});

/** Facts about CloudFormation that need nothing but its API and time. */
export const cases: readonly ConformanceCase[] = [
  {
    name: 'a stack is made once',
    source: `${RECORDED} test_name_conflicts, create_stack_already_exists_exc`,
    given: [create(), wait],
    when: create(),
    outcome: { fails: { name: 'AlreadyExistsException', message: 'Stack [shop] already exists', status: 400 } },
  },
  {
    name: 'a stack tells of all its settings, those that were not given too',
    source: `${RECORDED} test_name_conflicts, new_stack_desc`,
    given: [create(), wait],
    when: describeStack(),
    outcome: {
      answers: {
        Stacks: [
          {
            DisableRollback: false,
            DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
            EnableTerminationProtection: false,
            NotificationARNs: [],
            RollbackConfiguration: {},
            StackId,
            StackName,
            StackStatus: 'CREATE_COMPLETE',
            Tags: [],
          },
        ],
      },
    },
  },
  {
    name: 'a deleted stack is not found by its name',
    source: `${RECORDED} test_name_conflicts, deleted_stack_not_found_exc`,
    given: [create(), wait, remove, wait],
    when: describeStack(),
    outcome: refused('Stack with id shop does not exist'),
  },
  {
    name: 'a deleted stack is found by its id',
    source: `${RECORDED} test_name_conflicts, deleted_stack_desc`,
    given: [create(), wait, remove, wait],
    when: describeStack(StackId),
    outcome: { answers: { Stacks: [{ StackId, StackName, StackStatus: 'DELETE_COMPLETE' }] } },
  },
  {
    name: 'the name of a deleted stack is free again',
    source: `${RECORDED} test_name_conflicts, new_stack_id_desc`,
    given: [create(), wait, remove, wait, create(), wait],
    when: describeStack(),
    outcome: { answers: { Stacks: [{ StackId, StackStatus: 'CREATE_COMPLETE' }] } },
  },
  {
    name: 'deleted stacks are listed',
    source: `${API}/API_ListStacks.html`,
    given: [create(), wait, remove, wait],
    when: { call: 'ListStacks', input: {} },
    outcome: { answers: { StackSummaries: [{ StackId, StackStatus: 'DELETE_COMPLETE' }] }, lacks: ['NextToken'] },
  },
  {
    name: 'a template comes back as it was given',
    source: `${RECORDED} test_get_template[yaml]`,
    given: [create(YAML), wait],
    when: { call: 'GetTemplate', input: { StackName, TemplateStage: 'Original' } },
    outcome: { answers: { StagesAvailable: ['Original', 'Processed'], TemplateBody: YAML } },
  },
  {
    name: 'a resource that is no object is refused',
    source: `${RECORDED} test_linting_error_during_creation`,
    when: create('{"Resources":{"Queue":"AWS::SQS::Queue"}}'),
    outcome: refused('Template format error: Any Resources member must be an object.'),
  },
  {
    name: 'events come newest first, from the one whom the user caused to the last resource',
    source: `${RECORDED} test_list_events_after_deployment`,
    given: [create(), wait],
    when: { call: 'DescribeStackEvents', input: { StackName } },
    outcome: {
      answers: {
        StackEvents: [
          event(StackName, 'CREATE_COMPLETE', {
            ResourceType: 'AWS::CloudFormation::Stack',
            PhysicalResourceId: StackId,
          }),
          event('Queue', 'CREATE_COMPLETE', { ResourceType: 'AWS::SQS::Queue' }),
          event('Queue', 'CREATE_IN_PROGRESS', { ResourceStatusReason: 'Resource creation Initiated' }),
          event('Queue', 'CREATE_IN_PROGRESS', { PhysicalResourceId: '' }),
          event(StackName, 'CREATE_IN_PROGRESS', { ResourceStatusReason: 'User Initiated' }),
        ],
      },
    },
  },
  {
    name: 'resources tell that their drift was not checked',
    source: `${RECORDED} test_stack_update_resources, stack_resources`,
    given: [create(), wait],
    when: { call: 'DescribeStackResources', input: { StackName } },
    outcome: {
      answers: {
        StackResources: [
          {
            DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
            LogicalResourceId: 'Queue',
            ResourceStatus: 'CREATE_COMPLETE',
            ResourceType: 'AWS::SQS::Queue',
            StackId,
            StackName,
          },
        ],
      },
    },
  },
  {
    name: 'outputs are told of, and exported',
    source: `${API}/API_ListExports.html`,
    given: [create(YAML), wait],
    when: { call: 'ListExports', input: {} },
    outcome: {
      answers: {
        Exports: [{ ExportingStackId: StackId, Name: 'facts-arn', Value: 'arn:aws:sqs:us-east-1:000000000000:facts' }],
      },
    },
  },
  {
    name: 'an update without a change is refused',
    source: `${GUIDE}/troubleshooting.html, "No updates to perform"; ${DEPLOYER}`,
    given: [create(), wait],
    when: update(),
    outcome: refused('No updates are to be performed.'),
  },
  {
    name: 'a stack that does not exist is not updated',
    source: `${API}/API_UpdateStack.html`,
    when: update(),
    outcome: { fails: { name: 'ValidationError', status: 400 } },
  },
  {
    name: 'a stack that does not exist is deleted all the same',
    source: `${API}/API_DeleteStack.html`,
    when: remove,
    outcome: { answers: {} },
  },
  {
    name: 'a role is made only by who says that roles may be made',
    source: `${API}/API_CreateStack.html, Capabilities and Errors`,
    when: create(ROLE),
    outcome: {
      fails: {
        name: 'InsufficientCapabilitiesException',
        message: 'Requires capabilities : [CAPABILITY_IAM]',
        status: 400,
      },
    },
  },
  {
    name: 'a parameter without a default is given',
    source: `${GUIDE}/parameters-section-structure.html, Default`,
    when: create(PARAMETER),
    outcome: refused('Parameters: [Delay] must have values'),
  },
  {
    name: 'a parameter is of its type',
    source: `${GUIDE}/parameters-section-structure.html, Type`,
    when: create(PARAMETER, { Parameters: [{ ParameterKey: 'Delay', ParameterValue: 'long' }] }),
    outcome: { fails: { name: 'ValidationError', status: 400 } },
  },
  {
    name: 'a template tells of its parameters and of what it needs',
    source: `${API}/API_ValidateTemplate.html`,
    when: { call: 'ValidateTemplate', input: { TemplateBody: PARAMETER } },
    outcome: { answers: { Parameters: [{ ParameterKey: 'Delay', NoEcho: false, Description: 'seconds' }] } },
  },
  {
    name: 'a stack whose resource fails is rolled back',
    source: `${API}/API_CreateStack.html, OnFailure`,
    given: [create(FAILING, { Capabilities: ['CAPABILITY_IAM'] }), wait],
    when: describeStack(),
    outcome: { answers: { Stacks: [{ StackId, StackStatus: 'ROLLBACK_COMPLETE' }] } },
  },
  {
    name: 'a stack that was rolled back when it was made is not updated',
    source: `${GUIDE}/view-stack-events.html, "Stack status codes", ROLLBACK_COMPLETE`,
    given: [create(FAILING, { Capabilities: ['CAPABILITY_IAM'] }), wait],
    when: update(),
    outcome: { fails: { name: 'ValidationError', status: 400 } },
  },
  {
    name: 'a protected stack is not deleted',
    source: `${API}/API_UpdateTerminationProtection.html`,
    given: [create(QUEUE, { EnableTerminationProtection: true }), wait],
    when: remove,
    outcome: { fails: { name: 'ValidationError', status: 400 } },
  },
  {
    name: 'a change set for a new stack puts it into review',
    source: `${RECORDED} test_list_events_after_deployment; ${API}/API_CreateChangeSet.html, ChangeSetType`,
    given: [createChangeSet({ ChangeSetType: 'CREATE' }), wait],
    when: describeStack(),
    outcome: { answers: { Stacks: [{ StackId: from('changes', 'StackId'), StackStatus: 'REVIEW_IN_PROGRESS' }] } },
  },
  {
    name: 'a change set tells what it adds',
    source: `${API}/API_DescribeChangeSet.html`,
    given: [createChangeSet({ ChangeSetType: 'CREATE' }), wait],
    when: { call: 'DescribeChangeSet', input: { StackName, ChangeSetName: 'next' } },
    outcome: {
      answers: {
        Status: 'CREATE_COMPLETE',
        ExecutionStatus: 'AVAILABLE',
        Changes: [
          {
            Type: 'Resource',
            ResourceChange: { Action: 'Add', LogicalResourceId: 'Queue', ResourceType: 'AWS::SQS::Queue' },
          },
        ],
      },
    },
  },
  {
    name: 'a change set without a change fails, and says so',
    source: `${DEPLOYER}, wait_for_changeset`,
    given: [create(), wait, createChangeSet(), wait],
    when: { call: 'DescribeChangeSet', input: { StackName, ChangeSetName: 'next' } },
    outcome: {
      answers: {
        Status: 'FAILED',
        ExecutionStatus: 'UNAVAILABLE',
        StatusReason:
          "The submitted information didn't contain changes. Submit different information to create a change set.",
      },
    },
  },
  {
    name: 'a change set that does not exist is refused by name',
    source: `${API}/API_DescribeChangeSet.html, Errors`,
    given: [create(), wait],
    when: { call: 'DescribeChangeSet', input: { StackName, ChangeSetName: 'next' } },
    outcome: { fails: { name: 'ChangeSetNotFoundException', status: 404 } },
  },
];
