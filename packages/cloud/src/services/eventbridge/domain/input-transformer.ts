import { parseJsonPath } from './json-path.ts';
import type { EventEnvelope } from '../state.ts';

/** What the reserved variables stand for. */
export interface TransformerContext {
  readonly ruleArn: string;
  readonly ruleName: string;
  /** When the bus received the event, ms. */
  readonly ingestedAt: number;
}

export interface InputTransformer {
  readonly InputPathsMap?: Readonly<Record<string, string>> | undefined;
  readonly InputTemplate: string;
}

/** Thrown when filling in the variables gives no valid JSON; the delivery then fails with `INVALID_JSON`. */
export class InvalidTransformedInput extends Error {}

/**
 * Fills in the variables of a template.
 *
 * AWS: inside a quoted string a variable gives bare text, elsewhere JSON: strings are quoted, objects are not. A
 * variable whose path is not in the event gives nothing. Source: EventBridge user guide, "Input transformation";
 * recorded deliveries, 2024-03.
 */
export function transformInput(
  transformer: InputTransformer,
  event: EventEnvelope,
  context: TransformerContext,
): string {
  const variables = new Map<string, unknown>(Object.entries(reservedVariables(event, context)));
  for (const [name, path] of Object.entries(transformer.InputPathsMap ?? {})) {
    variables.set(name, parseJsonPath(path)?.(event));
  }
  const output = fillIn(transformer.InputTemplate, variables);
  if (looksLikeJson(output)) assertJson(output);
  return output;
}

function reservedVariables(event: EventEnvelope, context: TransformerContext): Readonly<Record<string, unknown>> {
  const { detail: _detail, ...withoutDetail } = event;
  return {
    'aws.events.rule-arn': context.ruleArn,
    'aws.events.rule-name': context.ruleName,
    'aws.events.event.ingestion-time': new Date(context.ingestedAt).toISOString(),
    // AWS: `<aws.events.event>` leaves `detail` out, `<aws.events.event.json>` is the whole event.
    'aws.events.event': withoutDetail,
    'aws.events.event.json': event,
  };
}

/** Splits the template into variables, escaped characters, quotes and the rest, and keeps track of quoted strings. */
function fillIn(template: string, variables: ReadonlyMap<string, unknown>): string {
  let isQuoted = false;
  return template.replaceAll(/\\.|"|<([^<>\s"]+)>/gs, (token: string, name: string | undefined) => {
    if (token === '"') isQuoted = !isQuoted;
    if (name === undefined) return token;
    return isQuoted ? asText(variables.get(name)) : asJson(variables.get(name));
  });
}

function asText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return JSON.stringify(value).slice(1, -1);
  if (typeof value === 'object' && value !== null) return JSON.stringify(value).replaceAll('"', '');
  return String(value);
}

function asJson(value: unknown): string {
  return JSON.stringify(value ?? (value === null ? null : ''));
}

function looksLikeJson(text: string): boolean {
  return /^\s*[{["]/.test(text);
}

function assertJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new InvalidTransformedInput('The input template does not give valid JSON for this event.');
  }
}
