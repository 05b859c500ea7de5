import { parseArn } from '../../event-delivery/index.ts';
import { validationError } from '../errors.ts';

export const DEFAULT_BUS = 'default';

/** One account and region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

export function busArn({ account, region }: Place, name: string): string {
  return `arn:aws:events:${region}:${account}:event-bus/${name}`;
}

/** AWS: rules of the default bus have no bus name in their ARN. Source: EventBridge user guide, "Rules". */
export function ruleArn({ account, region }: Place, busName: string, ruleName: string): string {
  const path = busName === DEFAULT_BUS ? ruleName : `${busName}/${ruleName}`;
  return `arn:aws:events:${region}:${account}:rule/${path}`;
}

export function archiveArn({ account, region }: Place, name: string): string {
  return `arn:aws:events:${region}:${account}:archive/${name}`;
}

export function replayArn({ account, region }: Place, name: string): string {
  return `arn:aws:events:${region}:${account}:replay/${name}`;
}

/** The bus that an `EventBusName` means: a name or an ARN, the default bus when it is left out. */
export function busNameOf(nameOrArn: string | undefined): string {
  if (nameOrArn === undefined) return DEFAULT_BUS;
  return /^arn:[^:]+:events:[^:]*:[^:]*:event-bus\/(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

/** Place and name of a bus; undefined when the ARN is none of a bus. */
export function parseBusArn(arn: string): (Place & { readonly busName: string }) | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'events' || !parsed.resource.startsWith('event-bus/')) return undefined;
  return { account: parsed.account, region: parsed.region, busName: parsed.resource.slice('event-bus/'.length) };
}

/** The bus named by an ARN argument. */
export function requireBusArn(arn: string, parameter: string): Place & { readonly busName: string } {
  const parsed = parseBusArn(arn);
  if (parsed === undefined)
    throw validationError(`Parameter ${parameter} is not valid. Reason: Must contain an event bus ARN.`);
  return parsed;
}

/** The bus and name of a rule's ARN; undefined when the ARN is none of a rule. */
export function parseRuleArn(arn: string): { readonly busName: string; readonly ruleName: string } | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'events' || !parsed.resource.startsWith('rule/')) return undefined;
  const path = parsed.resource.slice('rule/'.length);
  // Partner buses have slashes in their own names: the rule's name is what follows the last.
  const slash = path.lastIndexOf('/');
  return slash === -1
    ? { busName: DEFAULT_BUS, ruleName: path }
    : { busName: path.slice(0, slash), ruleName: path.slice(slash + 1) };
}
