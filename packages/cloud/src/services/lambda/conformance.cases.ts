import { from, type CallStep, type ConformanceCase, type Value } from '../../conformance/conformance-case.ts';
import { zipText } from './domain/zip-text.ts';

const API = 'https://docs.aws.amazon.com/lambda/latest/api';
const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg';
/** Answers of AWS that LocalStack's tests have recorded. */
const RECORDED =
  'https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json';

type Input = Readonly<Record<string, Value>>;

const FunctionName = 'greet';
const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const ARN = arnOf(FunctionName);
const CODE = `exports.handler = async (event) => {
  if (event && event.fail) throw new Error('as told');
  return 'hello';
};`;

const create = (more: Input = {}): CallStep => ({
  call: 'CreateFunction',
  input: {
    FunctionName,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/lambda',
    Code: { ZipFile: zipText('index.js', CODE) },
    ...more,
  },
});
const about = (call: string, more: Input = {}, as = 'answer'): CallStep => ({
  call,
  input: { FunctionName, ...more },
  as,
});
const publish = (more: Input = {}): CallStep => about('PublishVersion', more, 'published');
const createQueue: CallStep = { call: 'CreateQueue', input: { QueueName: 'facts' } };
const createMapping = (more: Input = {}): CallStep =>
  about('CreateEventSourceMapping', { EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:facts', ...more }, 'mapping');
const notFound = (message: string): ConformanceCase['outcome'] => ({
  fails: { name: 'ResourceNotFoundException', message, status: 404 },
});
const invalid = (message: string): ConformanceCase['outcome'] => ({
  fails: { name: 'InvalidParameterValueException', message, status: 400 },
});
const onNone = (call: string, message = `Function not found: ${ARN}`): ConformanceCase => ({
  name: `${call} of a function that does not exist fails by name`,
  source: `${RECORDED} test_ops_on_nonexisting_fn`,
  when: about(call),
  outcome: notFound(message),
});

/** Facts about Lambda that need nothing but its API, a queue, and time. */
export const cases: readonly ConformanceCase[] = [
  onNone('DeleteFunction'),
  onNone('GetFunction'),
  onNone('GetFunctionConfiguration'),
  onNone('GetFunctionConcurrency'),
  onNone('GetFunctionUrlConfig', 'The resource you requested does not exist.'),
  onNone('GetFunctionEventInvokeConfig', `The function ${ARN}:$LATEST doesn't have an EventInvokeConfig`),
  {
    name: 'a new function has these settings',
    source: `${RECORDED} test_lambda_code_location_zipfile, create-response-zip-file; test_function_lifecycle`,
    when: create(),
    outcome: {
      answers: {
        Architectures: ['x86_64'],
        Description: '',
        EphemeralStorage: { Size: 512 },
        FunctionArn: ARN,
        LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${FunctionName}` },
        MemorySize: 128,
        PackageType: 'Zip',
        SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
        Timeout: 3,
        TracingConfig: { Mode: 'PassThrough' },
        Version: '$LATEST',
      },
      lacks: ['Environment', 'VpcConfig', 'DeadLetterConfig'],
    },
  },
  {
    name: 'a function that is told of is active, and its code is in S3',
    source: `${RECORDED} test_function_lifecycle, get_function_response`,
    given: [create()],
    when: about('GetFunction'),
    outcome: {
      answers: {
        Code: { RepositoryType: 'S3' },
        Configuration: { FunctionArn: ARN, State: 'Active', LastUpdateStatus: 'Successful' },
      },
    },
  },
  {
    name: 'a function is made once',
    source: `${API}/API_CreateFunction.html, Errors`,
    given: [create()],
    when: create(),
    outcome: {
      fails: {
        name: 'ResourceConflictException',
        message: `Function already exist: ${FunctionName}`,
        status: 409,
      },
    },
  },
  {
    name: 'a function of another region is out of reach',
    source: `${RECORDED} test_get_function_wrong_region`,
    when: { call: 'GetFunction', input: { FunctionName: ARN.replace('us-east-1', 'eu-west-1') } },
    outcome: notFound("Functions from 'eu-west-1' are not reachable in this region ('us-east-1')"),
  },
  {
    name: 'a deleted function is gone',
    source: `${RECORDED} test_function_lifecycle, delete_postdelete`,
    given: [create(), about('DeleteFunction')],
    when: about('DeleteFunction'),
    outcome: notFound(`Function not found: ${ARN}`),
  },
  {
    name: 'a published version has its number in its ARN, and its own description',
    source: `${RECORDED} test_version_lifecycle, first_publish_response`,
    given: [create({ Description: 'of the function' })],
    when: publish({ Description: 'of the version' }),
    outcome: { answers: { FunctionArn: `${ARN}:1`, Version: '1', Description: 'of the version', State: 'Active' } },
  },
  {
    name: 'publishing what has not changed answers the version that is there',
    source: `${RECORDED} test_version_lifecycle, third_publish_response`,
    given: [create(), publish()],
    when: publish(),
    outcome: { answers: { Version: '1', RevisionId: from('published', 'RevisionId') } },
  },
  {
    name: '$LATEST is listed before the versions',
    source: `${RECORDED} test_version_lifecycle, list_versions_result_end`,
    given: [create(), publish()],
    when: about('ListVersionsByFunction'),
    outcome: {
      answers: { Versions: [{ Version: '$LATEST', FunctionArn: `${ARN}:$LATEST` }, { Version: '1' }] },
      lacks: ['NextMarker'],
    },
  },
  {
    name: 'an alias has no description unless given one',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, fn_alias_result`,
    given: [create(), publish()],
    when: about('CreateAlias', { Name: 'live', FunctionVersion: '1' }),
    outcome: { answers: { AliasArn: `${ARN}:live`, Description: '', FunctionVersion: '1', Name: 'live' } },
  },
  {
    name: 'an alias is made once',
    source: `${API}/API_CreateAlias.html, Errors`,
    given: [create(), publish(), about('CreateAlias', { Name: 'live', FunctionVersion: '1' })],
    when: about('CreateAlias', { Name: 'live', FunctionVersion: '1' }),
    outcome: { fails: { name: 'ResourceConflictException', status: 409 } },
  },
  {
    name: 'retries are not set for a function that does not exist',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, put_functionname_name_notfound`,
    when: about('PutFunctionEventInvokeConfig', { MaximumRetryAttempts: 1 }),
    outcome: notFound("The function doesn't exist."),
  },
  {
    name: 'retries or destinations are given',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, put_functionname_nootherargs`,
    given: [create()],
    when: about('PutFunctionEventInvokeConfig'),
    outcome: invalid('You must specify at least one of error handling or destination setting.'),
  },
  {
    name: 'a function is no destination of its own',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, put_destination_recursive`,
    given: [create()],
    when: about('PutFunctionEventInvokeConfig', { DestinationConfig: { OnSuccess: { Destination: ARN } } }),
    outcome: invalid("You can't specify the function as a destination for itself."),
  },
  {
    name: 'a destination exists',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, put_destination_lambda_doesntexist`,
    given: [create()],
    when: about('PutFunctionEventInvokeConfig', {
      DestinationConfig: { OnSuccess: { Destination: arnOf('doesnotexist') } },
    }),
    outcome: invalid(`The destination ARN ${arnOf('doesnotexist')} is invalid.`),
  },
  {
    name: 'a destination is of a service that can be one',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, put_destination_invalid_service_arn`,
    given: [create()],
    when: about('PutFunctionEventInvokeConfig', {
      DestinationConfig: { OnSuccess: { Destination: ARN.replace(':lambda:', ':iam:') } },
    }),
    outcome: invalid(
      `The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=${ARN.replace(':lambda:', ':iam:')}), onFailure=null) is invalid.`,
    ),
  },
  {
    name: 'retries are not set for an alias that does not exist',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, put_alias_doesnotexist`,
    given: [create()],
    when: about('PutFunctionEventInvokeConfig', { Qualifier: 'live', MaximumRetryAttempts: 1 }),
    outcome: notFound("The function doesn't exist."),
  },
  {
    name: 'what is not set for asynchronous invocations is told of as empty destinations',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, put_destination_latest`,
    given: [create()],
    when: about('PutFunctionEventInvokeConfig', { MaximumRetryAttempts: 1 }),
    outcome: {
      answers: {
        FunctionArn: `${ARN}:$LATEST`,
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: {}, OnSuccess: {} },
      },
      lacks: ['MaximumEventAgeInSeconds'],
    },
  },
  {
    name: 'a qualifier is not given twice with two meanings',
    source: `${RECORDED} test_lambda_eventinvokeconfig_exceptions, put_alias_shorthand_qualifierconflict`,
    given: [create()],
    when: {
      call: 'PutFunctionEventInvokeConfig',
      input: { FunctionName: `${FunctionName}:1`, Qualifier: 'live', MaximumRetryAttempts: 1 },
    },
    outcome: invalid('The derived qualifier from the function name does not match the specified qualifier.'),
  },
  {
    name: 'a mapping that does not exist is refused',
    source: `${RECORDED} test_event_source_mapping_exceptions, get_unknown_uuid`,
    when: { call: 'GetEventSourceMapping', input: { UUID: '00000000-0000-4000-8000-000000000000' } },
    outcome: notFound('The resource you requested does not exist.'),
  },
  {
    name: 'a mapping has a source',
    source: `${RECORDED} test_event_source_mapping_exceptions, create_no_event_source_arn`,
    given: [create()],
    when: about('CreateEventSourceMapping'),
    outcome: invalid('Unrecognized event source.'),
  },
  {
    name: "a mapping's function exists",
    source: `${RECORDED} test_event_source_mapping_exceptions, create_unknown_params`,
    given: [createQueue],
    when: createMapping(),
    outcome: invalid('Function does not exist'),
  },
  {
    name: 'a mapping of a queue is being created, and takes ten messages at once',
    source: `${API}/API_CreateEventSourceMapping.html, BatchSize; ${RECORDED} test_event_source_mapping_lifecycle`,
    given: [create({ Timeout: 30 }), createQueue],
    when: createMapping(),
    outcome: {
      answers: {
        BatchSize: 10,
        MaximumBatchingWindowInSeconds: 0,
        FunctionArn: ARN,
        State: 'Creating',
      },
      lacks: ['StartingPosition', 'BisectBatchOnFunctionError'],
    },
  },
  {
    name: 'a mapping is enabled a moment later',
    source: `${RECORDED} test_event_source_mapping_lifecycle, get_response`,
    given: [create(), createQueue, createMapping(), { passSeconds: 60 }],
    when: { call: 'GetEventSourceMapping', input: { UUID: from('mapping', 'UUID') } },
    outcome: { answers: { State: 'Enabled' } },
  },
  {
    name: 'a mapping that is deleted says so',
    source: `${RECORDED} test_event_source_mapping_lifecycle, delete_response`,
    given: [create(), createQueue, createMapping(), { passSeconds: 60 }],
    when: { call: 'DeleteEventSourceMapping', input: { UUID: from('mapping', 'UUID') } },
    outcome: { answers: { UUID: from('mapping', 'UUID'), State: 'Deleting' } },
  },
  {
    name: 'a function that does not exist takes no tags',
    source: `${RECORDED} test_tag_exceptions, tag_lambda_doesnotexist`,
    when: { call: 'TagResource', input: { Resource: ARN, Tags: { A: 'B' } } },
    outcome: notFound(`Function not found: ${ARN}`),
  },
  {
    name: 'versions and aliases take no tags',
    source: `${RECORDED} test_tag_exceptions, tag_lambda_qualifier_doesnotexist`,
    given: [create()],
    when: { call: 'TagResource', input: { Resource: `${ARN}:v1`, Tags: { A: 'B' } } },
    outcome: invalid('Tags on function aliases and versions are not supported. Please specify a function ARN.'),
  },
  {
    name: 'removing a tag that is not there succeeds',
    source: `${RECORDED} test_tag_lifecycle, untag_nonexisting_response`,
    given: [
      create({ Tags: { D: 'tag-d' } }),
      { call: 'UntagResource', input: { Resource: ARN, TagKeys: ['nonexisting'] } },
    ],
    when: { call: 'ListTags', input: { Resource: ARN } },
    outcome: { answers: { Tags: { D: 'tag-d' } } },
  },
  {
    name: 'an account has a thousand invocations at once, none of them reserved',
    source: `${GUIDE}/gettingstarted-limits.html; ${RECORDED} test_account_settings`,
    when: { call: 'GetAccountSettings', input: {} },
    outcome: {
      answers: {
        AccountLimit: {
          CodeSizeUnzipped: 262_144_000,
          CodeSizeZipped: 52_428_800,
          ConcurrentExecutions: 1000,
          TotalCodeSize: 80_530_636_800,
          UnreservedConcurrentExecutions: 1000,
        },
        AccountUsage: { FunctionCount: 0, TotalCodeSize: 0 },
      },
    },
  },
  {
    name: 'a hundred invocations are left to functions that reserve none',
    source: `${GUIDE}/configuration-concurrency.html`,
    given: [create()],
    when: about('PutFunctionConcurrency', { ReservedConcurrentExecutions: 901 }),
    outcome: { fails: { name: 'InvalidParameterValueException', status: 400 } },
  },
  {
    name: 'provisioned concurrency is ready some time later, and listed by the ARN of the version',
    source: `${API}/API_ListProvisionedConcurrencyConfigs.html, Response Elements`,
    given: [
      create(),
      publish(),
      about('PutProvisionedConcurrencyConfig', { Qualifier: '1', ProvisionedConcurrentExecutions: 2 }),
      { passSeconds: 300 },
    ],
    when: about('ListProvisionedConcurrencyConfigs'),
    outcome: {
      answers: {
        ProvisionedConcurrencyConfigs: [
          { FunctionArn: `${ARN}:1`, AvailableProvisionedConcurrentExecutions: 2, Status: 'READY' },
        ],
      },
    },
  },
  {
    name: 'a version without provisioned concurrency has an error of its own',
    source: `${API}/API_GetProvisionedConcurrencyConfig.html, Errors`,
    given: [create(), publish()],
    when: about('GetProvisionedConcurrencyConfig', { Qualifier: '1' }),
    outcome: { fails: { name: 'ProvisionedConcurrencyConfigNotFoundException', status: 404 } },
  },
  {
    name: 'a function without a policy has none to be told of',
    source: `${API}/API_GetPolicy.html, Errors`,
    given: [create()],
    when: about('GetPolicy'),
    outcome: notFound('The resource you requested does not exist.'),
  },
  {
    name: 'an invocation that waits answers what ran',
    source: `${API}/API_Invoke.html, Response Elements`,
    given: [create()],
    when: about('Invoke'),
    outcome: { answers: { StatusCode: 200, ExecutedVersion: '$LATEST' }, lacks: ['FunctionError', 'LogResult'] },
  },
  {
    name: "a function's error is a success of the invocation",
    source: `${API}/API_Invoke.html, FunctionError`,
    given: [create()],
    when: about('Invoke', { Payload: '{"fail":true}' }),
    outcome: { answers: { StatusCode: 200, FunctionError: 'Unhandled' } },
  },
  {
    name: 'an invocation that does not wait is accepted',
    source: `${API}/API_Invoke.html, StatusCode`,
    given: [create()],
    when: about('Invoke', { InvocationType: 'Event', Payload: '{}' }),
    outcome: { answers: { StatusCode: 202 }, lacks: ['ExecutedVersion', 'FunctionError'] },
  },
  {
    name: 'a dry run runs nothing',
    source: `${API}/API_Invoke.html, StatusCode`,
    given: [create()],
    when: about('Invoke', { InvocationType: 'DryRun' }),
    outcome: { answers: { StatusCode: 204 } },
  },
  {
    name: 'a payload is JSON',
    source: `${API}/API_Invoke.html, Errors`,
    given: [create()],
    when: about('Invoke', { Payload: 'no JSON' }),
    outcome: { fails: { name: 'InvalidRequestContentException', status: 400 } },
  },
  {
    name: 'a function that does not exist is not invoked',
    source: `${API}/API_Invoke.html, Errors`,
    when: about('Invoke'),
    outcome: notFound(`Function not found: ${ARN}`),
  },
];
