import { attempt, callTarget, missingResource } from '../../event-delivery/index.ts';
import type { DeliveryFailure } from '../../event-delivery/index.ts';
import { targetNotEmulated, validationError } from '../errors.ts';
import type { SchedulerContext } from '../state.ts';

type Request = Readonly<Record<string, unknown>>;

interface UniversalCall {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Values of members that nothing here plays, as `Member Value`. */
  readonly refuses?: (request: Request) => string | undefined;
  readonly call: (request: Request, context: SchedulerContext) => DeliveryFailure | undefined;
}

/** The API calls that schedules can make here; the request is written in PascalCase. */
const calls: Readonly<Record<string, UniversalCall>> = {
  'sqs:sendMessage': {
    required: ['QueueUrl', 'MessageBody'],
    optional: ['MessageGroupId', 'MessageDeduplicationId'],
    call: (request, context) =>
      callTarget(context.ports, {
        arn: queueArnOf(String(request['QueueUrl']), context),
        body: textOf(request['MessageBody']),
        messageGroupId: optionalText(request['MessageGroupId']),
        deduplicationId: optionalText(request['MessageDeduplicationId']),
      }),
  },
  'lambda:invoke': {
    required: ['FunctionName'],
    optional: ['InvocationType', 'Payload'],
    // The API's default waits for the function and counts its errors as failures; only asynchronous calls are played.
    refuses: ({ InvocationType = 'RequestResponse' }) =>
      InvocationType === 'Event' ? undefined : `InvocationType ${String(InvocationType)}`,
    call: (request, context) =>
      callTarget(context.ports, {
        arn: functionArnOf(String(request['FunctionName']), context),
        body: textOf(request['Payload'] ?? {}),
      }),
  },
  'sns:publish': {
    required: ['TopicArn', 'Message'],
    optional: [],
    call: (request, context) =>
      callTarget(context.ports, { arn: String(request['TopicArn']), body: textOf(request['Message']) }),
  },
  'eventbridge:putEvents': { required: ['Entries'], optional: [], call: putEntries },
};

/** The `service:operation` of a universal target's ARN; undefined when the ARN is none. */
export function parseUniversalTarget(arn: string): string | undefined {
  return /^arn:[^:]+:scheduler:::aws-sdk:([^:]+:[^:]+)$/.exec(arn)?.[1];
}

/** Checks the API call and its request when the schedule is written. */
export function assertUniversalTarget(name: string, arn: string, input: string | undefined): void {
  const found = findCall(name);
  if (found === undefined) throw targetNotEmulated(arn);
  const request = parseRequest(input ?? '{}');
  if (request === undefined)
    throw validationError('Invalid RequestJson provided. Reason Request payload is not valid JSON.');
  const missing = found.required.filter((field) => request[field] === undefined);
  if (missing.length > 0) {
    throw validationError(
      `Invalid RequestJson provided. Reason Request payload is missing the following field(s): ${missing.join(', ')}.`,
    );
  }
  const known = new Set([...found.required, ...found.optional]);
  const unknown = Object.keys(request).filter((field) => !known.has(field));
  const refused = unknown.length > 0 ? unknown.join(', ') : found.refuses?.(request);
  if (refused !== undefined) throw targetNotEmulated(`${arn} with ${refused}`);
}

/** Makes the API call of a universal target. */
export function callUniversalTarget(
  name: string,
  input: string,
  context: SchedulerContext,
): DeliveryFailure | undefined {
  const request = parseRequest(input);
  const found = findCall(name);
  if (request === undefined || found === undefined)
    return missingResource('ValidationException', 'Invalid RequestJson provided.');
  return found.call(request, context);
}

function findCall(name: string): UniversalCall | undefined {
  return Object.hasOwn(calls, name) ? calls[name] : undefined;
}

function parseRequest(text: string): Request | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRequest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRequest(value: unknown): value is Request {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function putEntries(request: Request, context: SchedulerContext): DeliveryFailure | undefined {
  const entries: readonly unknown[] = Array.isArray(request['Entries']) ? request['Entries'] : [];
  const { buses } = context.ports;
  for (const entry of entries.filter(isRequest)) {
    const name = optionalText(entry['EventBusName']) ?? 'default';
    const arn = name.startsWith('arn:')
      ? name
      : `arn:aws:events:${context.region}:${context.account}:event-bus/${name}`;
    if (buses?.exists(arn) !== true)
      return missingResource('ResourceNotFoundException', `Event bus ${name} does not exist.`);
    const failure = attempt(() =>
      buses.putEvent(arn, {
        source: textOf(entry['Source']),
        detailType: textOf(entry['DetailType']),
        detail: textOf(entry['Detail']),
      }),
    );
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** A member that the API wants as text may be written as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function optionalText(value: unknown): string | undefined {
  return value === undefined ? undefined : textOf(value);
}

function queueArnOf(url: string, context: SchedulerContext): string {
  const [, account = context.account, name = url] = /\/(\d{12})\/([^/?#]+)$/.exec(url) ?? [];
  const region = /sqs[.-]([a-z]{2}(?:-[a-z]+)+-\d)[./]/.exec(url)?.[1] ?? context.region;
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

function functionArnOf(name: string, { account, region }: SchedulerContext): string {
  return name.startsWith('arn:') ? name : `arn:aws:lambda:${region}:${account}:function:${name}`;
}
