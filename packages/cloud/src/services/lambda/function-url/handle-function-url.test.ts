import { expect, test } from 'vitest';
import { createLambdaRig, place, type LambdaRig } from '../lambda.fixture.ts';
import { handleFunctionUrl, type FunctionUrlRequest, type FunctionUrlResponse } from './handle-function-url.ts';
import { testActor } from '../../../kernel/actor.ts';

async function createUrl(rig: LambdaRig, more: object = {}): Promise<string> {
  const { FunctionUrl } = await rig.call<{ FunctionUrl: string }>('CreateFunctionUrlConfig', {
    FunctionName: 'f',
    AuthType: 'NONE',
    ...more,
  });
  return new URL(FunctionUrl).host.split('.')[0] ?? '';
}

function request(rig: LambdaRig, urlId: string, more: Partial<FunctionUrlRequest> = {}): Promise<FunctionUrlResponse> {
  const whole: FunctionUrlRequest = {
    urlId,
    method: 'GET',
    path: '/',
    query: '',
    headers: { host: `${urlId}.lambda-url.us-east-1.on.aws` },
    body: new Uint8Array(),
    sourceIp: '127.0.0.1',
    caller: undefined,
    ...more,
  };
  const call = { ...place, service: 'lambda', operation: 'InvokeFunctionUrl', actor: testActor };
  return rig.kernel.runStep(call, (context) => handleFunctionUrl(whole, context as never) as FunctionUrlResponse);
}
const text = ({ body }: FunctionUrlResponse): string => Buffer.from(body).toString();

test('a request becomes an event in payload format 2.0', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 'ok');
  const urlId = await createUrl(rig);
  await request(rig, urlId, {
    method: 'POST',
    path: '/my/p%20ath',
    query: 'a=1&a=2&b=x',
    headers: { host: 'h', cookie: 'c1=1; c2=2', 'content-type': 'application/json', 'user-agent': 'agent' },
    body: Buffer.from('{"x":1}'),
  });
  expect(rig.events('f')).toEqual([
    {
      version: '2.0',
      routeKey: '$default',
      rawPath: '/my/p%20ath',
      rawQueryString: 'a=1&a=2&b=x',
      cookies: ['c1=1', 'c2=2'],
      headers: { host: 'h', 'content-type': 'application/json', 'user-agent': 'agent' },
      queryStringParameters: { a: '1,2', b: 'x' },
      requestContext: {
        accountId: 'anonymous',
        apiId: urlId,
        domainName: 'h',
        domainPrefix: urlId,
        http: { method: 'POST', path: '/my/p ath', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'agent' },
        requestId: expect.any(String) as unknown,
        routeKey: '$default',
        stage: '$default',
        time: '01/Jan/2026:00:00:00 +0000',
        timeEpoch: Date.UTC(2026, 0, 1),
      },
      body: '{"x":1}',
      isBase64Encoded: false,
    },
  ]);
});

test('binary bodies travel as base64 both ways', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', ({ body, isBase64Encoded }: { body: string; isBase64Encoded: boolean }) => ({
    statusCode: 201,
    body,
    isBase64Encoded,
  }));
  const urlId = await createUrl(rig);
  const body = Buffer.from([0, 255, 7]);
  const response = await request(rig, urlId, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
  expect([response.status, Buffer.from(response.body)]).toEqual([201, body]);
});

test('what has no status code is the JSON body of a 200', async () => {
  const rig = await createLambdaRig();
  const answers: unknown[] = ['hello', { a: 1 }];
  await rig.define('f', () => answers.shift());
  const urlId = await createUrl(rig);
  const first = await request(rig, urlId);
  expect([first.status, first.headers['content-type'], text(first)]).toEqual([200, 'application/json', 'hello']);
  expect(text(await request(rig, urlId))).toBe('{"a":1}');
});

test('status, headers and cookies of a structured answer are kept', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => ({ statusCode: 302, headers: { Location: '/x' }, cookies: ['a=1', 'b=2'] }));
  const response = await request(rig, await createUrl(rig));
  expect(response.status).toBe(302);
  expect(response.headers).toMatchObject({ location: '/x', 'set-cookie': ['a=1', 'b=2'] });
});

test('an error of the function is a 502 without details', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => {
    throw new Error('secret');
  });
  const response = await request(rig, await createUrl(rig));
  expect([response.status, text(response)]).toEqual([502, 'Internal Server Error']);
});

test('with AWS_IAM only signed requests get through', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 'ok');
  const urlId = await createUrl(rig, { AuthType: 'AWS_IAM' });
  const refused = await request(rig, urlId);
  expect([refused.status, text(refused)]).toEqual([403, '{"Message":"Forbidden"}']);
  const caller = { accessKey: 'test', accountId: '000000000000', userArn: 'arn:aws:iam::000000000000:root' };
  expect((await request(rig, urlId, { caller })).status).toBe(200);
  expect((rig.events('f') as { requestContext: unknown }[])[0]?.requestContext).toMatchObject({
    accountId: '000000000000',
    authorizer: { iam: { userArn: 'arn:aws:iam::000000000000:root' } },
  });
});

test('an unknown URL is forbidden', async () => {
  const rig = await createLambdaRig();
  expect((await request(rig, 'nobody')).status).toBe(403);
});

test('preflights are answered by the URL itself', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 'ok');
  const Cors = { AllowOrigins: ['https://*.example.com'], AllowMethods: ['GET'], AllowHeaders: ['x-a'], MaxAge: 60 };
  const urlId = await createUrl(rig, { Cors });
  const preflight = { origin: 'https://www.example.com', 'access-control-request-method': 'GET' };
  const allowed = await request(rig, urlId, { method: 'OPTIONS', headers: preflight });
  expect(allowed).toMatchObject({
    status: 200,
    headers: {
      'access-control-allow-origin': 'https://www.example.com',
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'x-a',
      'access-control-max-age': '60',
    },
  });
  expect(rig.started).toEqual([]);
  const stranger = await request(rig, urlId, { headers: { origin: 'https://example.org' } });
  expect(stranger.headers['access-control-allow-origin']).toBeUndefined();
  const friend = await request(rig, urlId, { headers: { origin: 'https://a.example.com' } });
  expect(friend.headers['access-control-allow-origin']).toBe('https://a.example.com');
});

test('without concurrency the answer is 429', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 'ok');
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 0 });
  expect((await request(rig, await createUrl(rig))).status).toBe(429);
});
