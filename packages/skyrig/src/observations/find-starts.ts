import type { Origin, TriggerKind } from '@skyrig/insights';
import type { TraceRecord } from '@skyrig/cloud';

/** How one attempt at an invocation began. */
export interface InvocationStart {
  readonly seq: number;
  readonly requestId: string;
  /** The function's physical name. */
  readonly function: string;
  readonly trigger: TriggerKind;
  readonly sourceArn?: string;
  /** Physical id of the event source mapping, rule or schedule that started it. */
  readonly via?: string;
  readonly origin: Origin;
  /** Physical name of the function that set it off. */
  readonly by?: string;
  /** The event was the work of a fault that doubles steps. */
  readonly isDoubled: boolean;
  /** Messages it was given: queue, id, and the step that sent them. */
  readonly messages: readonly { readonly queue: string; readonly id: string; readonly sentBy: number }[];
}

interface Ancestry {
  readonly origin: Origin;
  readonly by?: string;
  /** Steps of services on the way up, nearest first. */
  readonly passed: readonly TraceRecord[];
  /** Requests at which the way up ended. */
  readonly ends: readonly TraceRecord[];
}

const isScheduled = ({ service, operation }: TraceRecord): boolean =>
  service === 'scheduler' || operation === 'ruleFiring';

/** Goes from steps up their causes to whoever set them off: the test, a function, or time. */
function ancestryOf(seqs: readonly number[], bySeq: ReadonlyMap<number, TraceRecord>): Ancestry {
  const passed: TraceRecord[] = [];
  const ends: TraceRecord[] = [];
  const seen = new Set<number>();
  const queue = [...seqs];
  let isTest = false;
  let by: string | undefined;
  for (let seq = queue.shift(); seq !== undefined; seq = queue.shift()) {
    const record = bySeq.get(seq);
    if (seen.has(seq) || !record) continue;
    seen.add(seq);
    if (record.actor.kind === 'test' || record.actor.kind === 'client') {
      isTest = true;
      ends.push(record);
    } else if (record.actor.kind === 'invocation') {
      by ??= record.actor.name;
      ends.push(record);
    } else {
      passed.push(record);
      // Whoever made the schedule, it is the clock that fires it.
      if (!isScheduled(record)) queue.push(...record.causes);
    }
  }
  const isTime = passed.some(isScheduled) || (!isTest && by === undefined);
  const origin = isTest ? 'test' : isTime ? 'time' : 'function';
  return { origin, ...(origin === 'function' && by !== undefined && { by }), passed, ends };
}

const KIND_OF_SERVICE: Readonly<Record<string, TriggerKind>> = {
  eventbridge: 'event',
  scheduler: 'schedule',
  sns: 'topic',
  s3: 'bucket',
  'api-gateway': 'route',
  apigateway: 'route',
  apigatewayv2: 'route',
};

function triggerOf({ passed, ends }: Ancestry): TriggerKind {
  if (passed.some(isScheduled)) return 'schedule';
  const service = passed.find((record) => record.service !== 'lambda')?.service;
  if (service !== undefined) return KIND_OF_SERVICE[service] ?? 'other';
  const [end] = ends;
  if (end === undefined) return 'other';
  if (end.kind === 'completion') return 'destination';
  if (end.operation === 'InvokeFunctionUrl') return 'url';
  if (end.service === 'lambda') return 'invoke';
  return KIND_OF_SERVICE[end.service] ?? 'other';
}

const RULE = /^arn:[^:]+:events:.*:rule\/(?:(.+)\/)?([^/]+)$/;

/* The rule or schedule nearest to the invocation, as CloudFormation calls it: a rule of a bus of its own is `bus|rule`. */
function firedBy({ passed }: Ancestry): string | undefined {
  for (const { notes } of passed) {
    const [, bus, rule] = RULE.exec(String(notes?.['rule'] ?? '')) ?? [];
    if (rule !== undefined) return bus === undefined ? rule : `${bus}|${rule}`;
    const schedule = notes?.['schedule'];
    if (typeof schedule === 'string') return schedule.slice(schedule.lastIndexOf('/') + 1);
  }
  return undefined;
}

const isStart = ({ kind, service, notes }: TraceRecord): boolean =>
  kind === 'occurrence' && service === 'lambda' && notes?.['requestId'] !== undefined && notes['trigger'] !== undefined;

function startOf(
  record: TraceRecord,
  bySeq: ReadonlyMap<number, TraceRecord>,
  doubling: ReadonlySet<string>,
): InvocationStart {
  const notes = record.notes ?? {};
  const messages = record.accesses.flatMap(({ resource, key, kind, versionBefore }) =>
    kind === 'read' && key !== undefined && versionBefore !== undefined
      ? [{ queue: resource, id: key, sentBy: versionBefore }]
      : [],
  );
  const isMapped = notes['trigger'] === 'queue' || notes['trigger'] === 'stream';
  // What a poller was woken by is of no interest, only who wrote what it has got.
  const written = record.causes.filter((seq) => bySeq.get(seq)?.accesses.some(({ kind }) => kind === 'write'));
  const sources = messages.length > 0 ? messages.map(({ sentBy }) => sentBy) : isMapped ? written : record.causes;
  const ancestry = ancestryOf(sources, bySeq);
  const { origin, by, passed, ends } = ancestry;
  const mapping = notes['mapping'];
  const via = typeof mapping === 'string' ? mapping : firedBy(ancestry);
  const [first] = messages;
  return {
    seq: record.seq,
    requestId: String(notes['requestId']),
    function: String(notes['function']),
    trigger: isMapped ? (notes['trigger'] === 'queue' ? 'queue' : 'stream') : triggerOf(ancestry),
    ...(first && { sourceArn: first.queue }),
    ...(via !== undefined && { via }),
    origin,
    ...(by !== undefined && { by }),
    isDoubled: [record, ...passed, ...ends].some(({ fault }) => fault !== undefined && doubling.has(fault)),
    messages,
  };
}

/**
 * Every start of an invocation, with who set it off. A retry of an asynchronous invocation was set off by whoever set
 * off the first attempt. `all` are the records in which causes are looked up; `doubling` names faults that repeat steps.
 */
export function findStarts(
  records: readonly TraceRecord[],
  all: readonly TraceRecord[],
  doubling: ReadonlySet<string>,
): readonly InvocationStart[] {
  const bySeq = new Map(all.map((record) => [record.seq, record]));
  const firsts = new Map<string, InvocationStart>();
  return records.filter(isStart).map((record) => {
    const requestId = String(record.notes?.['requestId']);
    const first = firsts.get(requestId);
    if (first) return { ...first, seq: record.seq };
    const start = startOf(record, bySeq, doubling);
    firsts.set(requestId, start);
    return start;
  });
}
