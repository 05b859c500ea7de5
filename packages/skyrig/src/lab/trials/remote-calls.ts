import type { FaultMatch, TraceRecord } from '@skyrig/cloud';
import { resourceName } from '../history/step-label.ts';

/** A request that a function made in the run without faults. */
export interface RemoteCall {
  readonly record: TraceRecord;
  /** Name of the function. */
  readonly handler: string;
  /** `dynamodb PutItem Orders id="a"`. */
  readonly text: string;
  /** Which it is among requests of the same invocation that ask for the same, from 1. */
  readonly nth: number;
  /** Whether it changes something, or may. */
  readonly isEffect: boolean;
}

const READS = /^(?:Get|List|Describe|Query|Scan|BatchGet|TransactGet|Head)/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** The requests that functions made, in their order. */
export function listCalls(records: readonly TraceRecord[]): readonly RemoteCall[] {
  const counts = new Map<string, number>();
  return records.flatMap((record) => {
    if (record.kind !== 'request' || record.actor.kind !== 'invocation') return [];
    const asked = withoutOrdinal(record.identity);
    const nth = (counts.get(asked) ?? 0) + 1;
    counts.set(asked, nth);
    const isEffect = record.accesses.some(({ kind }) => kind === 'write') || !READS.test(record.operation);
    return [{ record, handler: record.actor.name, text: describeCall(record), nth, isEffect }];
  });
}

/** Matches the call in a further run, and nothing else; with `isLasting`, also those after it that ask for the same. */
export function matchCall({ record, nth }: RemoteCall, isLasting = false): FaultMatch {
  let seen = 0;
  return {
    when: ({ identity }) => {
      if (!isSameRequest(identity, record.identity)) return false;
      seen += 1;
      return isLasting ? seen >= nth : seen === nth;
    },
  };
}

/** Whether two requests were sent by the same invocation and ask for the same, as an attempt and its retry do. */
export function isSameRequest(a: string, b: string): boolean {
  return withoutOrdinal(a) === withoutOrdinal(b);
}

/** The cloud numbers requests of one invocation that ask for the same: `…~2`. */
function withoutOrdinal(identity: string): string {
  return identity.replace(/~\d+$/, '');
}

/** What a person calls a request, without who made it. */
export function describeCall({ service, operation, accesses, input }: TraceRecord): string {
  const first = accesses.find(({ kind }) => kind === 'write') ?? accesses[0];
  if (!first) return [service, operation, targetOf(input)].filter((part) => part !== undefined).join(' ');
  const key = first.key === undefined || UUID.test(first.key) ? '' : ` ${first.key}`;
  const others = new Set(accesses.map((access) => `${access.resource} ${String(access.key)}`)).size - 1;
  const more = others > 0 && accesses.length < 100 ? ` and ${String(others)} more` : '';
  return `${service} ${operation} ${resourceName(first.resource)}${key}${more}`;
}

/** Calls of the same class come, as far as can be seen from outside, from the same line of code. */
export function classOfCall({ record, handler }: RemoteCall): string {
  const { service, operation, input } = record;
  return [handler, service, operation, shapeOf(input)].join(' ');
}

const TARGETS = ['FunctionName', 'QueueUrl', 'TopicArn', 'StateMachineArn', 'TableName', 'Bucket', 'Name'];

function targetOf(input: unknown): string | undefined {
  const members = (input ?? {}) as Readonly<Record<string, unknown>>;
  const target = TARGETS.map((name) => members[name]).find((value) => typeof value === 'string');
  return typeof target === 'string' ? resourceName(target) : undefined;
}

/** The names in an input, what it is for and its expressions; not the values, which differ from one round of a loop to the next. */
function shapeOf(input: unknown): string {
  if (Array.isArray(input)) return `[${input.length > 0 ? shapeOf(input[0]) : ''}]`;
  if (typeof input !== 'object' || input === null || input instanceof Uint8Array) return '';
  const parts = Object.entries(input).map(([name, value]) => {
    const isTelling = typeof value === 'string' && (name.endsWith('Expression') || TARGETS.includes(name));
    return `${name}:${isTelling ? value : shapeOf(value)}`;
  });
  return `{${parts.sort().join()}}`;
}
