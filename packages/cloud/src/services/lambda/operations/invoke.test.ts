import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal, timeOut } from '../lambda.fixture.ts';

interface Answer {
  readonly StatusCode: number;
  readonly Payload: Uint8Array;
  readonly FunctionError?: string;
  readonly LogResult?: string;
  readonly ExecutedVersion?: string;
}
const text = ({ Payload }: Answer): string => Buffer.from(Payload).toString();
const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

test('a synchronous invocation answers what the function returns', async () => {
  const rig = await createLambdaRig();
  await rig.define('double', ({ n }: { n: number }) => ({ n: n * 2 }));
  const answer = await rig.call<Answer>('Invoke', {
    FunctionName: 'double',
    Payload: json({ n: 21 }),
    LogType: 'Tail',
  });
  expect(text(answer)).toBe('{"n":42}');
  expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  expect(answer.FunctionError).toBeUndefined();
  const [start, line, end, report] = Buffer.from(answer.LogResult ?? '', 'base64')
    .toString()
    .split('\n');
  const id = rig.started[0]?.requestId ?? '';
  expect([start, line, end]).toEqual([
    `START RequestId: ${id} Version: $LATEST`,
    'line of double',
    `END RequestId: ${id}`,
  ]);
  expect(report).toBe(
    `REPORT RequestId: ${id}\tDuration: 0.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t`,
  );
});

test('a failing function answers 200 with a function error', async () => {
  const rig = await createLambdaRig();
  await rig.define('fails', () => {
    throw new TypeError('no');
  });
  const answer = await rig.call<Answer>('Invoke', { FunctionName: 'fails' });
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
  expect(JSON.parse(text(answer))).toEqual({ errorType: 'TypeError', errorMessage: 'no', trace: [] });
  expect(rig.events('fails')).toEqual([{}]);
});

test('a name, an ARN, a partial ARN and a qualified name are the same function', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 1);
  for (const FunctionName of [
    'f',
    arnOf('f'),
    `${arnOf('f')}:$LATEST`,
    '000000000000:function:f',
    'function:f',
    'f:$LATEST',
  ]) {
    expect(text(await rig.call<Answer>('Invoke', { FunctionName }))).toBe('1');
  }
  expect(await refusal(rig.call('Invoke', { FunctionName: 'g' }))).toBe(
    `404 ResourceNotFoundException: Function not found: ${arnOf('g')}`,
  );
  expect(await refusal(rig.call('Invoke', { FunctionName: 'f', Qualifier: 'prod' }))).toBe(
    `404 ResourceNotFoundException: Function not found: ${arnOf('f')}:prod`,
  );
  expect(await refusal(rig.call('Invoke', { FunctionName: 'f:1', Qualifier: '2' }))).toBe(
    '400 InvalidParameterValueException: The derived qualifier from the function name does not match the specified qualifier.',
  );
  const elsewhere = arnOf('f').replace('us-east-1', 'eu-west-1');
  expect(await refusal(rig.call('Invoke', { FunctionName: elsewhere }))).toBe(
    "404 ResourceNotFoundException: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
  );
});

test('a dry run answers 204 and runs nothing', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 1);
  expect(await rig.call('Invoke', { FunctionName: 'f', InvocationType: 'DryRun' })).toEqual({ StatusCode: 204 });
  await rig.settle();
  expect(rig.started).toEqual([]);
});

test('a payload that is no JSON is refused, and so is one that is too large', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 1);
  const invoke = (Payload: Uint8Array, InvocationType?: string) =>
    rig.call('Invoke', { FunctionName: 'f', Payload, InvocationType });
  expect(await refusal(invoke(Buffer.from('{')))).toMatch(
    /^400 InvalidRequestContentException: Could not parse request body into json: /,
  );
  expect(await refusal(invoke(Buffer.alloc(6_291_457)))).toMatch(
    /^413 RequestTooLargeException: Request must be smaller than 6291456 bytes/,
  );
  expect(await refusal(invoke(Buffer.alloc(1_048_577), 'Event'))).toMatch(/^413 .*\(limit 1048576 bytes\)$/);
});

test('reserved concurrency refuses what exceeds it', async () => {
  const rig = await createLambdaRig();
  await rig.define('slow', (_event, task, { pass }) => pass(task, 1000));
  await rig.call('PutFunctionConcurrency', { FunctionName: 'slow', ReservedConcurrentExecutions: 1 });
  const first = rig.call<Answer>('Invoke', { FunctionName: 'slow' });
  const second = rig.call('Invoke', { FunctionName: 'slow' });
  await expect(second).rejects.toMatchObject({
    code: 'TooManyRequestsException',
    status: 429,
    message: 'Rate Exceeded.',
    fields: { Type: 'User', Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
  });
  await rig.settle();
  expect(text(await first)).toBe('null');
  expect(rig.state().inFlight.size).toBe(0);
  expect(text(await rig.call<Answer>('Invoke', { FunctionName: 'slow' }))).toBe('null');
});

test('an invocation that times out is an error of the function', async () => {
  const rig = await createLambdaRig();
  await rig.define('hangs', () => {
    throw timeOut;
  });
  const answer = await rig.call<Answer>('Invoke', { FunctionName: 'hangs', LogType: 'Tail' });
  expect(answer.FunctionError).toBe('Unhandled');
  expect(Buffer.from(answer.LogResult ?? '', 'base64').toString()).toContain('Status: timeout');
});

test('an answer that is too large becomes an error', async () => {
  const rig = await createLambdaRig();
  await rig.define('large', () => 'x'.repeat(6_291_556));
  const answer = await rig.call<Answer>('Invoke', { FunctionName: 'large' });
  expect(answer.FunctionError).toBe('Unhandled');
  expect(JSON.parse(text(answer))).toEqual({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
  });
});

test('an alias with weights shares invocations between two versions', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 1);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  await rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 5 });
  await rig.call('PublishVersion', { FunctionName: 'f' });
  const RoutingConfig = { AdditionalVersionWeights: { 2: 0.5 } };
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1', RoutingConfig });
  const versions = new Set<string | undefined>();
  for (let count = 0; count < 20; count++) {
    versions.add((await rig.call<Answer>('Invoke', { FunctionName: 'f', Qualifier: 'live' })).ExecutedVersion);
  }
  expect([...versions].sort()).toEqual(['1', '2']);
  expect(rig.started[0]?.invokedArn).toBe(`${arnOf('f')}:live`);
});

test('the client context reaches the function decoded', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 1);
  await rig.call('Invoke', { FunctionName: 'f', ClientContext: Buffer.from('{"custom":1}').toString('base64') });
  expect(rig.started[0]?.clientContext).toBe('{"custom":1}');
});

test('the log of an invocation goes to its log group', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 1);
  await rig.call('Invoke', { FunctionName: 'f' });
  const { events } = await rig.call<{ events: { message: string }[] }>('cloudwatch-logs:FilterLogEvents', {
    logGroupName: '/aws/lambda/f',
  });
  expect(events.map(({ message }) => message.split(' ')[0])).toEqual(['START', 'line', 'END', 'REPORT']);
});

test('an invocation under way in a snapshot is over after a rewind to it', async () => {
  const rig = await createLambdaRig();
  await rig.define('slow', (_event, task, { pass }) => pass(task, 1000));
  const first = rig.call('Invoke', { FunctionName: 'slow' }).catch((error: { code: string }) => error.code);
  await rig.step((context) => context.note('test', 'lets the start pass'));
  expect(rig.state().inFlight.get('slow')).toBe(1);
  rig.kernel.restore(rig.kernel.snapshot());
  expect(await first).toBe('RequestAbortedException');
  await rig.settle({ leap: true });
  expect(rig.state().inFlight.size).toBe(0);
});
