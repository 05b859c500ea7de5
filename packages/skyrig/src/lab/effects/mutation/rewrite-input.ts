import { createHash } from 'node:crypto';
import { fromItem, type AttributeValue } from '../../../handles/attribute-values.ts';
import { parseItemKey } from '../item-key.ts';
import { placeholderOf, type WrittenEffect } from '../written-effects.ts';
import { tamperAttribute, tamperJson } from './tamper.ts';

type Input = Readonly<Record<string, unknown>>;
type RawItem = Readonly<Record<string, AttributeValue>>;
type Rewrite = (input: unknown) => unknown;

/** Changes one attribute of what a step writes or sends; undefined where it is not in the input as a value of its own. */
export function tamperEffect({ kind, key = '', values }: WrittenEffect, attribute: string): Rewrite | undefined {
  if (attribute === '*' || !values.has(attribute)) return undefined;
  if (kind === 'item') return (input) => changeItem(input, key, (request) => tamperItem(request, attribute));
  if (attribute.startsWith('attributes.') || attribute === 'detail-type') return undefined;
  const before = JSON.stringify(values.get(attribute));
  return (input) => {
    let isDone = false;
    return changeTexts(input, (text) => {
      if (isDone) return text;
      const changed = tamperText(text, attribute, before);
      isDone = changed !== text;
      return changed;
    });
  };
}

/** Sends what a step writes to an item with another key. */
export function misdirectEffect({ kind, key = '' }: WrittenEffect): Rewrite | undefined {
  const names = [...(parseItemKey(key)?.keys() ?? [])];
  const last = names.at(-1);
  if (kind !== 'item' || last === undefined) return undefined;
  return (input) =>
    changeItem(input, key, (request) => {
      const member = request['Item'] === undefined ? 'Key' : 'Item';
      const item = request[member] as RawItem;
      const value = item[last];
      return value ? { ...request, [member]: { ...item, [last]: tamperAttribute(value) } } : request;
    });
}

/** Lets every message of a request be seen only later. */
export function delayMessages(seconds: number): Rewrite {
  return (input) => {
    const { Entries } = input as Input;
    if (!Array.isArray(Entries)) return { ...(input as Input), DelaySeconds: seconds };
    return { ...(input as Input), Entries: Entries.map((entry: Input) => ({ ...entry, DelaySeconds: seconds })) };
  };
}

/* The request for one item, wherever in the input it stands. */
function changeItem(input: unknown, key: string, change: (request: Input) => Input): unknown {
  if (Array.isArray(input)) return input.map((member: unknown) => changeItem(member, key, change));
  if (typeof input !== 'object' || input === null || input instanceof Uint8Array) return input;
  const request = input as Input;
  const item = request['Item'] ?? request['Key'];
  if (typeof item === 'object' && item !== null) return isItem(item as RawItem, key) ? change(request) : request;
  return Object.fromEntries(Object.entries(request).map(([name, member]) => [name, changeItem(member, key, change)]));
}

function isItem(item: RawItem, key: string): boolean {
  const plain = fromItem(item);
  return [...(parseItemKey(key) ?? [])].every(([name, value]) => String(plain[name]) === String(value));
}

function tamperItem(request: Input, attribute: string): Input {
  const [first = '', second] = splitPath(attribute);
  if (request['Item'] !== undefined) {
    const item = request['Item'] as RawItem;
    const value = item[first];
    if (!value) return request;
    if (second === undefined) return { ...request, Item: { ...item, [first]: tamperAttribute(value) } };
    const map = value['M'] as RawItem | undefined;
    const member = map?.[second];
    if (!map || !member) return request;
    return { ...request, Item: { ...item, [first]: { M: { ...map, [second]: tamperAttribute(member) } } } };
  }
  const placeholder = placeholderOf(request, attribute);
  const values = (request['ExpressionAttributeValues'] ?? {}) as RawItem;
  const value = placeholder === undefined ? undefined : values[placeholder];
  if (placeholder === undefined || !value) return request;
  return { ...request, ExpressionAttributeValues: { ...values, [placeholder]: tamperAttribute(value) } };
}

function splitPath(path: string): readonly string[] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
}

/* Bodies, details and payloads: every text in an input, and bytes that are one. */
function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (value instanceof Uint8Array) return new TextEncoder().encode(change(new TextDecoder().decode(value)));
  if (Array.isArray(value)) return value.map((member: unknown) => changeTexts(member, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, changeTexts(member, change)]));
}

function tamperText(text: string, attribute: string, before: string | undefined): string {
  if (['body', 'detail', 'payload'].includes(attribute) && JSON.stringify(text) === before) return `${text}~`;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof parsed !== 'object' || parsed === null || !Object.hasOwn(parsed, attribute)) return text;
  const members = parsed as Record<string, unknown>;
  if (JSON.stringify(members[attribute]) !== before) return text;
  return JSON.stringify({ ...members, [attribute]: tamperJson(members[attribute]) });
}

/** The SDK compares the checksums in SQS's answer with those of what it has sent, and would refuse the answer. */
export function keepChecksums(answer: unknown, input: unknown): unknown {
  const { MessageBody, Entries } = input as Input;
  if (!Array.isArray(Entries)) return { ...(answer as Input), MD5OfMessageBody: md5(String(MessageBody)) };
  const bodies = new Map(Entries.map(({ Id, MessageBody: body }: Input) => [Id, String(body)]));
  const { Successful } = answer as Input;
  if (!Array.isArray(Successful)) return answer;
  const kept = Successful.map((one: Input) => ({ ...one, MD5OfMessageBody: md5(bodies.get(one['Id']) ?? '') }));
  return { ...(answer as Input), Successful: kept };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
