/** Run in a fresh process: prints how long importing, creating and a first request take, ms. */
const startedAt = performance.now();
const { createCloud } = await import('@skyrig/cloud');
const importedAt = performance.now();
const cloud = createCloud();
const createdAt = performance.now();
const first = async (/** @type {string} */ service, /** @type {string} */ target) => {
  const since = performance.now();
  const { status } = await cloud.handle({
    method: 'POST',
    path: '/',
    query: '',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
    },
    body: Buffer.from('{}'),
  });
  if (status !== 200) throw new Error(`The first request to ${service} answered ${status}`);
  return performance.now() - since;
};
const dynamodb = await first('dynamodb', 'DynamoDB_20120810.ListTables');
const sqs = await first('sqs', 'AmazonSQS.ListQueues');
await cloud.close();
console.log(JSON.stringify({ import: importedAt - startedAt, create: createdAt - importedAt, dynamodb, sqs }));
