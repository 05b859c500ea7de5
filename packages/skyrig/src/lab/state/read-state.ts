import type { Cloud } from '@skyrig/cloud';
import { lab } from './lab-actor.ts';

/** What a run left behind: items by table and key, messages by queue. */
export interface CloudState {
  /** One line for each thing, `TABLE KEY`, with its content. */
  readonly things: ReadonlyMap<string, string>;
}

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const DAY_MS = 24 * 3600 * 1000;

/**
 * Reads every table and queue. Times and generated ids say nothing about whether two runs did the same, so that they are
 * replaced: ISO 8601 instants, epochs (ms or s) within a month of the cloud's clock, UUIDs.
 */
export async function readState(cloud: Cloud): Promise<CloudState> {
  const things = new Map<string, string>();
  const put = (name: string, content: unknown): void => {
    const key = neutral(name, cloud.clock.now());
    const text = neutral(JSON.stringify(content, sorted), cloud.clock.now());
    // Several things may have the same name once ids are gone.
    const present = things.get(key);
    things.set(key, present === undefined ? text : [...present.split('\n'), text].sort().join('\n'));
  };
  for (const [table, item, key] of await readItems(cloud)) put(`${table} ${key}`, item);
  for (const [queue, body] of await readMessages(cloud)) put(`${queue} message`, body);
  return { things };
}

/** A state as one text: equal for equal states. */
export function stateText({ things }: CloudState): string {
  return [...things]
    .map(([name, content]) => `${name} ${content}`)
    .sort()
    .join('\n');
}

type Attributes = Readonly<Record<string, unknown>>;

async function readItems(cloud: Cloud): Promise<readonly (readonly [string, Attributes, string])[]> {
  if (cloud.services()['dynamodb'] !== 'running') return [];
  const ask = (operation: string, input: Attributes): Promise<unknown> =>
    cloud.call('dynamodb', operation, input, { actor: lab });
  const { TableNames = [] } = (await ask('ListTables', {})) as { readonly TableNames?: readonly string[] };
  const lists = await Promise.all(
    TableNames.map(async (TableName) => {
      const { Table } = (await ask('DescribeTable', { TableName })) as {
        readonly Table: { readonly KeySchema: readonly { readonly AttributeName: string }[] };
      };
      const found: (readonly [string, Attributes, string])[] = [];
      let ExclusiveStartKey: unknown;
      do {
        const page = (await ask('Scan', {
          TableName,
          ConsistentRead: true,
          ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
        })) as {
          readonly Items?: readonly Attributes[];
          readonly LastEvaluatedKey?: unknown;
        };
        for (const item of page.Items ?? []) {
          const key = Table.KeySchema.map(
            ({ AttributeName }) => `${AttributeName}=${valueText(item[AttributeName])}`,
          ).join(',');
          found.push([TableName, item, key]);
        }
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return found;
    }),
  );
  return lists.flat();
}

async function readMessages(cloud: Cloud): Promise<readonly (readonly [string, string])[]> {
  if (cloud.services()['sqs'] !== 'running') return [];
  const { QueueUrls = [] } = (await cloud.call('sqs', 'ListQueues', {}, { actor: lab })) as {
    readonly QueueUrls?: readonly string[];
  };
  const lists = await Promise.all(
    QueueUrls.map(async (url) => {
      const messages = await cloud.peekQueue(url, lab);
      return messages.map(({ body }) => [url.split('/').at(-1) ?? url, body] as const);
    }),
  );
  return lists.flat();
}

/** A key attribute without its type. */
function valueText(value: unknown): string {
  return JSON.stringify(typeof value === 'object' && value !== null ? Object.values(value)[0] : value, sorted);
}

function neutral(text: string, now: number): string {
  return text
    .replaceAll(TIME, '<time>')
    .replaceAll(UUID, '<id>')
    .replaceAll(/\b\d{10}(?:\d{3})?\b/g, (digits) => {
      const ms = digits.length === 10 ? Number(digits) * 1000 : Number(digits);
      return Math.abs(ms - now) < 31 * DAY_MS ? '<time>' : digits;
    });
}

function sorted(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
