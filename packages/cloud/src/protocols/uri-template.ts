import type { OperationModel } from './model.ts';

export interface UriTemplate {
  readonly segments: readonly UriSegment[];
  /** Query parameters that must be there; a value of undefined takes any. `x-id` is kept apart. */
  readonly query: readonly (readonly [name: string, value: string | undefined])[];
  /** What today's SDKs add to the query to say which operation they mean; other clients leave it out. */
  readonly operationId: string | undefined;
}

export interface UriSegment {
  readonly literal: string | undefined;
  readonly label: string | undefined;
  readonly greedy: boolean;
}

const templates = new WeakMap<OperationModel, UriTemplate>();

/** The parsed `http.uri` of an operation. A label without a place in it stands in front, as S3's `Bucket` does. */
export function uriTemplateOf(operation: OperationModel): UriTemplate | undefined {
  if (!operation.http) return undefined;
  let template = templates.get(operation);
  if (!template) {
    template = parseTemplate(operation.http.uri, labelsOf(operation));
    templates.set(operation, template);
  }
  return template;
}

/** A raw path in its parts, still encoded. */
export interface PathParts {
  readonly parts: readonly string[];
  /** How many there are without slashes at the end, which mean nothing except as part of an object's key. */
  readonly length: number;
}

export function splitPath(path: string): PathParts {
  const parts = path.slice(1).split('/');
  let { length } = parts;
  while (length > 0 && parts[length - 1] === '') length -= 1;
  return { parts, length };
}

export function matchesPath({ segments }: UriTemplate, { parts, length }: PathParts): boolean {
  const greedy = segments.at(-1)?.greedy === true;
  if (greedy ? parts.length < segments.length : length !== segments.length) return false;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    const part = parts[index] ?? '';
    if (
      segment?.label === undefined
        ? part !== segment?.literal
        : part === '' && (!segment.greedy || parts.length === index + 1)
    )
      return false;
  }
  return true;
}

/** The labels of a raw path that matches, decoded. */
export function readLabels({ segments }: UriTemplate, { parts }: PathParts): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [index, { label, greedy }] of segments.entries()) {
    if (label !== undefined)
      labels[label] = decodeComponent(greedy ? parts.slice(index).join('/') : (parts[index] ?? ''));
  }
  return labels;
}

/** The parameters of a raw query string; a plus is a space. */
export function parseQuery(query: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  if (query === '') return parameters;
  for (const [name, value] of new URLSearchParams(query)) {
    const known = parameters.get(name);
    if (known) known.push(value);
    else parameters.set(name, [value]);
  }
  return parameters;
}

function labelsOf(operation: OperationModel): string[] {
  const members = operation.input ? [...operation.input.members.values()] : [];
  return members.filter((member) => member.traits.httpLabel === 1).map((member) => member.name);
}

function parseTemplate(uri: string, labels: readonly string[]): UriTemplate {
  const [path = '', query = ''] = uri.split('?');
  const missing = labels
    .filter((label) => !path.includes(`{${label}}`) && !path.includes(`{${label}+}`))
    .map((label) => `{${label}}`);
  const parts = [...missing, ...path.split('/').filter((part) => part !== '')];
  const literals = query === '' ? [] : query.split('&').map((pair) => pair.split('=') as [string, string?]);
  return {
    segments: parts.map((part) => {
      const label = /^\{(.+?)(\+?)\}$/.exec(part);
      return { literal: label ? undefined : part, label: label?.[1], greedy: label?.[2] === '+' };
    }),
    query: literals
      .filter(([name]) => name !== 'x-id')
      .map(([name, value]) => [name, value === '' ? undefined : value] as const),
    operationId: literals.find(([name]) => name === 'x-id')?.[1],
  };
}

function decodeComponent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
