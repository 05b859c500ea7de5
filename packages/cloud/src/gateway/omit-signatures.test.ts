import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { omitSignatures } from './omit-signatures.ts';

const unsigned = /Signature=0{64}$/;

function clientOf(sent: string[]): DynamoDBClient {
  const requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: ({ headers }: { readonly headers: Record<string, string> }) => {
      sent.push(headers['authorization'] ?? '');
      return Promise.resolve({ response: { statusCode: 200, headers: {}, body: Buffer.from('{}') } });
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
  const credentials = { accessKeyId: '111122223333', secretAccessKey: 'test' };
  return new DynamoDBClient({ region: 'eu-west-1', credentials, requestHandler });
}

test('a client says who asks, where and for what, and signs nothing', async () => {
  const sent: string[] = [];
  const client = clientOf(sent);
  const get = new GetItemCommand({ TableName: 't', Key: { id: { S: '1' } } });
  await client.send(get);
  omitSignatures(client);
  await client.send(get);
  const [signed, omitted] = sent;
  expect(signed).not.toMatch(unsigned);
  expect(omitted).toMatch(unsigned);
  const scope = (text: string | undefined): string | undefined => /Credential=([^,]+)/.exec(text ?? '')?.[1];
  expect(scope(omitted)).toBe(scope(signed));
});

test('clients that sign in several ways are left alone', () => {
  const client = new S3Client({ region: 'us-east-1' });
  const { signer } = client.config;
  omitSignatures(client);
  expect(client.config.signer).toBe(signer);
});

test('what is no client with a signer is left alone', () => {
  const config = {};
  omitSignatures({ config });
  omitSignatures({});
  expect(config).toEqual({});
});
