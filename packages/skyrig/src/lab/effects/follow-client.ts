import type { Follower } from './follower.ts';

type Values = Readonly<Record<string, unknown>>;
type Handler = (args: { readonly input: Values }) => Promise<{ output: Values }>;

interface Stack {
  add(
    middleware: (next: Handler, context: Values) => Handler,
    options: { readonly step: 'initialize'; readonly priority: 'high'; readonly name: string },
  ): void;
}

/**
 * Lets what an SDK client answers be followed: items of DynamoDB, messages of SQS. Outermost in its middleware, so that a
 * document client's plain items are followed, and not what it reads to make them.
 */
export function followClient(client: unknown, follower: () => Follower | undefined): void {
  const { middlewareStack } = client as { readonly middlewareStack?: Stack };
  middlewareStack?.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const watcher = follower();
      const operation = String(context['commandName'] ?? '').replace(/Command$/, '');
      return watcher ? { ...result, output: followOutput(watcher, operation, args.input, result.output) } : result;
    },
    { step: 'initialize', priority: 'high', name: 'skyrigFollow' },
  );
}

function followOutput(follower: Follower, operation: string, input: Values, output: Values): Values {
  const { TableName, QueueUrl } = input;
  const { Item, Items, Responses, Messages } = output;
  const items = (table: string, list: readonly object[]): readonly object[] =>
    list.length > 0 && list.every(isTyped)
      ? follower.rawItems(table, operation, list)
      : follower.items(table, operation, list);
  if (typeof TableName === 'string') {
    if (operation === 'GetItem' && Item !== undefined)
      return { ...output, Item: items(TableName, [Item as object])[0] };
    if (Array.isArray(Items)) return { ...output, Items: items(TableName, Items as object[]) };
  }
  if (operation === 'BatchGetItem' && Responses !== undefined) {
    const tables = Object.entries(Responses as Readonly<Record<string, readonly object[]>>);
    return { ...output, Responses: Object.fromEntries(tables.map(([table, list]) => [table, items(table, list)])) };
  }
  if (operation === 'ReceiveMessage' && typeof QueueUrl === 'string' && Array.isArray(Messages)) {
    const list = Messages as readonly { readonly MessageId?: string }[];
    return { ...output, Messages: follower.messages(QueueUrl, operation, list, ({ MessageId = '' }) => MessageId) };
  }
  return output;
}

const TYPES: readonly string[] = ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS'];

/** Whether an item has DynamoDB's typed values rather than plain ones. */
function isTyped(item: object): boolean {
  return Object.values(item).every((value: unknown) => {
    if (typeof value !== 'object' || value === null) return false;
    const [type, ...others] = Object.keys(value);
    return type !== undefined && others.length === 0 && TYPES.includes(type);
  });
}
