import {
  BatchExecuteStatementCommand,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { OperationName, Step } from '../model/step.ts';
import { asPlain, isRecord, sortBy, sortCanonically, type Plain } from './plain.ts';

/** What a request came to, as plain data. */
export type Outcome = { readonly answer: Plain } | { readonly error: Plain };

const MAX_PAGES = 80;

const commands: Readonly<Record<OperationName, new (input: never) => object>> = {
  PutItem: PutItemCommand,
  GetItem: GetItemCommand,
  UpdateItem: UpdateItemCommand,
  DeleteItem: DeleteItemCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  BatchGetItem: BatchGetItemCommand,
  BatchWriteItem: BatchWriteItemCommand,
  TransactGetItems: TransactGetItemsCommand,
  TransactWriteItems: TransactWriteItemsCommand,
  ExecuteStatement: ExecuteStatementCommand,
  BatchExecuteStatement: BatchExecuteStatementCommand,
  ExecuteTransaction: ExecuteTransactionCommand,
  DescribeTable: DescribeTableCommand,
};

type Answer = Readonly<Record<string, unknown>>;

async function sendOnce(client: DynamoDBClient, operation: OperationName, input: Answer): Promise<Answer> {
  const command = new commands[operation](input as never);
  const { $metadata: _metadata, ...answer } = (await client.send(command as never)) as unknown as Answer;
  return answer;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const sum = (pages: readonly Answer[], name: string): number =>
  pages.reduce((total, page) => total + Number(page[name] ?? 0), 0);

/** Capacity is left out: what a page costs depends on which items are in it. */
function joinPages(pages: readonly Answer[], unordered: boolean): Answer {
  return {
    ...(pages[0]?.['Items'] !== undefined && { Items: pages.flatMap((page) => listOf(page['Items'])) }),
    Count: sum(pages, 'Count'),
    ScannedCount: sum(pages, 'ScannedCount'),
    ...(!unordered && {
      lastKeys: pages.map((page) => page['LastEvaluatedKey'] ?? null),
      counts: pages.map((page) => page['Count']),
    }),
  };
}

async function sendPages(client: DynamoDBClient, { operation, input }: Step): Promise<Answer[]> {
  const pages: Answer[] = [];
  let start: unknown;
  do {
    const page = await sendOnce(
      client,
      operation,
      start === undefined ? input : { ...input, ExclusiveStartKey: start },
    );
    pages.push(page);
    start = page['LastEvaluatedKey'];
  } while (start !== undefined && pages.length < MAX_PAGES);
  return pages;
}

async function send(client: DynamoDBClient, step: Step): Promise<Answer> {
  switch (step.manner) {
    case 'once':
      return sendOnce(client, step.operation, step.input);
    case 'pages': {
      const pages = await sendPages(client, step);
      return { ...joinPages(pages, step.unordered), pages: pages.length };
    }
    case 'segments': {
      const pages: Answer[] = [];
      for (let Segment = 0; Segment < Number(step.input['TotalSegments']); Segment += 1) {
        pages.push(...(await sendPages(client, { ...step, input: { ...step.input, Segment } })));
      }
      return joinPages(pages, true);
    }
  }
}

function errorOf(error: unknown): Plain {
  if (!(error instanceof Error)) throw error;
  const details = error as Error & {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly CancellationReasons?: unknown;
    readonly Item?: unknown;
  };
  if (details.$metadata?.httpStatusCode === undefined) throw error;
  return asPlain({
    name: details.name,
    status: details.$metadata.httpStatusCode,
    message: details.message,
    CancellationReasons: details.CancellationReasons,
    Item: details.Item,
  });
}

const unimportant = new Set([
  'TableArn',
  'TableId',
  'CreationDateTime',
  'ItemCount',
  'TableSizeBytes',
  'IndexArn',
  'IndexSizeBytes',
  'LatestStreamArn',
  'LatestStreamLabel',
  'LastUpdateToPayPerRequestDateTime',
  'WarmThroughput',
  'TableClassSummary',
  'DeletionProtectionEnabled',
  'NextToken',
]);

/** Orders and names that no caller may rely on are made the same. */
function normalise(answer: Plain, unordered: boolean): Plain {
  if (Array.isArray(answer)) return answer.map((one) => normalise(one, unordered));
  if (!isRecord(answer)) return answer;
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([name]) => !unimportant.has(name))
      .map(([name, value]) => {
        const inner = normalise(value, unordered);
        const anyOrder =
          name === 'AttributeDefinitions' || name.endsWith('SecondaryIndexes') || (unordered && name === 'Items');
        if (name === 'ConsumedCapacity' && Array.isArray(inner)) return [name, sortBy(inner, 'TableName')];
        if (anyOrder && Array.isArray(inner)) return [name, sortCanonically(inner)];
        if (unordered && name === 'Responses' && isRecord(inner))
          return [
            name,
            Object.fromEntries(
              Object.entries(inner).map(([table, list]) => [table, Array.isArray(list) ? sortCanonically(list) : list]),
            ),
          ];
        return [name, inner];
      }),
  );
}

/** Makes the request. Anything but an answer or an error of the service is thrown. */
export async function outcomeOf(client: DynamoDBClient, step: Step): Promise<Outcome> {
  try {
    const answer = await send(client, step);
    return { answer: normalise(asPlain(answer), step.unordered) };
  } catch (error) {
    return { error: errorOf(error) };
  }
}
