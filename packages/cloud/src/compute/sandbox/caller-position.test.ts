import { expect, test } from 'vitest';
import { createRig } from '../test-rig.ts';

test('a request says where the function’s own code made it, in its source, when the host wants to know', async () => {
  const files = {
    'index.ts': `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { tableName } from './table.ts';

const client = new DynamoDBClient({});
export const handler = async (): Promise<void> => {
  await client.send(new GetItemCommand({ TableName: tableName, Key: { id: { S: 'a' } } }));
};
`,
    'table.ts': `export const tableName = 't';\n`,
  };
  const wanting = createRig(files, {}, { wantsPositions: true });
  await wanting.invoke();
  expect(wanting.host.requests.map(({ request }) => request.position?.replace(/.*[\\/]/, ''))).toEqual([
    'index.ts:6:3',
  ]);
  const other = createRig(files);
  await other.invoke();
  expect(other.host.requests.map(({ request }) => request.position)).toEqual([undefined]);
});
