import type { Access, TraceRecord } from '@skyrig/cloud';
import { fromItem, type AttributeValue } from '../../handles/attribute-values.ts';
import { parseItemKey } from './item-key.ts';

/** One thing that a step of a handler changed: an item, a message, an event, an invocation's input. */
export interface WrittenEffect {
  readonly record: TraceRecord;
  readonly kind: 'item' | 'message' | 'event' | 'invocation';
  /** ARN, URL or name. */
  readonly resource: string;
  /** An item's key or a message's id, as accesses have it; undefined where nothing can read it back. */
  readonly key?: string;
  readonly isDeleted?: boolean;
  /** What was written, by path; undefined: it is not known to which value. */
  readonly values: ReadonlyMap<string, unknown>;
}

type Input = Readonly<Record<string, unknown>>;
type RawItem = Readonly<Record<string, AttributeValue>>;

const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** What one request of an invocation wrote or sent; nothing for any other step. A write that failed or was discarded is none. */
export function writtenEffectsOf(record: TraceRecord): readonly WrittenEffect[] {
  const { actor, kind, outcome, service, input } = record;
  if (actor.kind !== 'invocation' || kind !== 'request' || !isObject(input)) return [];
  if (service === 'lambda' && record.operation === 'Invoke')
    return outcome === 'ok' || outcome === 'waiting' ? invoked(record, input) : [];
  if (outcome !== 'ok') return [];
  if (service === 'dynamodb') return itemsOf(record, input);
  if (service === 'sqs') return messagesOf(record, input);
  if (service === 'eventbridge' && record.operation === 'PutEvents') return eventsOf(record, input);
  return [];
}

/** Values by path: the members of a top-level object by their own names, and of maps in it one level down. */
function valuesByPath(value: unknown, depth: 1 | 2): Map<string, unknown> {
  const paths = new Map<string, unknown>();
  if (!isObject(value)) return paths;
  for (const [name, member] of Object.entries(value)) {
    const inner = depth === 2 && isPlain(member) ? Object.entries(member) : [];
    if (inner.length === 0) paths.set(name, member);
    for (const [innerName, innerMember] of inner) paths.set(`${name}.${innerName}`, innerMember);
  }
  return paths;
}

function isPlain(value: unknown): value is Input {
  return isObject(value) && Object.getPrototypeOf(value) === Object.prototype;
}

function itemsOf(record: TraceRecord, input: Input): readonly WrittenEffect[] {
  // What is put and what is changed stand in the input in the order of the accesses, each kind by itself.
  const puts = requestsIn(input, 'Item').map((request) => request['Item'] as RawItem);
  const updates = requestsIn(input, 'UpdateExpression');
  return record.accesses
    .filter(({ kind, key, resource }) => kind === 'write' && key !== undefined && resource.includes(':table/'))
    .map((access): WrittenEffect => {
      const { resource, key = '' } = access;
      const same = { record, kind: 'item', resource, key } as const;
      if (access.attributes) return { ...same, values: updatedValues(access, updates) };
      const position = puts.findIndex((item) => hasKey(fromItem(item), key));
      const [item] = position < 0 ? [] : puts.splice(position, 1);
      if (!item) return { ...same, isDeleted: true, values: new Map() };
      return { ...same, values: withoutKey(valuesByPath(fromItem(item), 2), key) };
    });
}

/** Every object in an input that has a member of that name, from the outside in. */
function requestsIn(value: unknown, name: string): Input[] {
  if (Array.isArray(value)) return value.flatMap((member) => requestsIn(member, name));
  if (!isObject(value)) return [];
  if (value[name] !== undefined) return [value];
  return Object.values(value).flatMap((member) => requestsIn(member, name));
}

function hasKey(item: Input, key: string): boolean {
  const parts = parseItemKey(key);
  return parts !== undefined && [...parts].every(([name, value]) => String(item[name]) === String(value));
}

/* The key names the item; it is what a test looks it up by. */
function withoutKey(values: Map<string, unknown>, key: string): Map<string, unknown> {
  for (const name of parseItemKey(key)?.keys() ?? []) values.delete(name);
  return values;
}

function updatedValues({ attributes = [], key = '' }: Access, updates: Input[]): Map<string, unknown> {
  const position = updates.findIndex(({ Key }) => isObject(Key) && hasKey(fromItem(Key as RawItem), key));
  const [update] = position < 0 ? [] : updates.splice(position, 1);
  const values = new Map<string, unknown>();
  for (const attribute of attributes) {
    // A changed member of a map is named with the map and by itself.
    if (attributes.some((other) => other.startsWith(`${attribute}.`))) continue;
    values.set(attribute.split('.').slice(0, 2).join('.'), update && assignedValue(update, attribute));
  }
  return values;
}

/** The placeholder (`:v`) that an update sets a path to, where it is no more than that. */
export function placeholderOf(update: Input, path: string): string | undefined {
  const { UpdateExpression, ExpressionAttributeNames } = update;
  if (typeof UpdateExpression !== 'string') return undefined;
  const names = (ExpressionAttributeNames ?? {}) as Readonly<Record<string, string>>;
  for (const [, target = '', placeholder] of UpdateExpression.matchAll(
    /([\w.#-]+)\s*(?:=\s*|\s)(:\w+)(?=\s*(?:,|$|\s[A-Z]))/g,
  )) {
    const named = target
      .split('.')
      .map((part) => names[part] ?? part)
      .join('.');
    if (named === path) return placeholder;
  }
  return undefined;
}

function assignedValue(update: Input, path: string): unknown {
  const placeholder = placeholderOf(update, path);
  const values = (update['ExpressionAttributeValues'] ?? {}) as RawItem;
  const value = placeholder === undefined ? undefined : values[placeholder];
  return value && fromItem({ value })['value'];
}

/* A batch names its messages in order; one that was refused has no access, and then which is which is not known. */
function messagesOf(record: TraceRecord, input: Input): readonly WrittenEffect[] {
  if (record.operation !== 'SendMessage' && record.operation !== 'SendMessageBatch') return [];
  const entries = Array.isArray(input['Entries']) ? (input['Entries'] as readonly Input[]) : [input];
  const sent = record.accesses.filter(({ kind }) => kind === 'write');
  return sent.map(({ resource, key }, position) => ({
    record,
    kind: 'message',
    resource,
    ...(key !== undefined && { key }),
    values: sent.length === entries.length ? messageValues(entries[position] ?? {}) : new Map<string, unknown>(),
  }));
}

function messageValues({ MessageBody, MessageAttributes }: Input): Map<string, unknown> {
  const values = jsonValues(typeof MessageBody === 'string' ? MessageBody : '', 'body');
  for (const [name, attribute] of Object.entries(isObject(MessageAttributes) ? MessageAttributes : {}))
    values.set(`attributes.${name}`, isObject(attribute) ? attribute['StringValue'] : undefined);
  return values;
}

/** The top-level members of a JSON object, or the whole text under a name. */
function jsonValues(text: string, name: string): Map<string, unknown> {
  try {
    const values = valuesByPath(JSON.parse(text), 1);
    if (values.size > 0) return values;
  } catch {
    // No JSON: it counts as one value.
  }
  return new Map([[name, text]]);
}

function eventsOf(record: TraceRecord, input: Input): readonly WrittenEffect[] {
  return requestsIn(input['Entries'], 'Source').map(({ EventBusName, DetailType, Detail }) => ({
    record,
    kind: 'event',
    resource: typeof EventBusName === 'string' ? EventBusName : 'default',
    values: new Map([['detail-type', DetailType], ...jsonValues(typeof Detail === 'string' ? Detail : '', 'detail')]),
  }));
}

function invoked(record: TraceRecord, input: Input): readonly WrittenEffect[] {
  const { FunctionName, Payload } = input;
  const text = Payload instanceof Uint8Array ? new TextDecoder().decode(Payload) : '';
  return [
    {
      record,
      kind: 'invocation',
      resource: String(FunctionName),
      values: text === '' ? new Map() : jsonValues(text, 'payload'),
    },
  ];
}
