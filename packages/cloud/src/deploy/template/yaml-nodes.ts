import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node, type Scalar } from 'yaml';
import { templateError, type TemplateError } from './template-error.ts';
import { isTemplateList, isTemplateObject, type TemplateObject, type TemplateValue } from './template-value.ts';

/** What turning nodes into values needs to know about the text they come from. */
export interface YamlSource {
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The intrinsic functions that have a short form, by tag without its exclamation mark. */
const SHORT_FORMS: ReadonlySet<string> = new Set([
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
]);

/** Turns a YAML node into plain JSON, short-form functions written out: `!Ref X` → `{ Ref: 'X' }`. */
export function toTemplateValue(node: unknown, source: YamlSource): TemplateValue {
  if (node === null || node === undefined) return null;
  if (isAlias(node)) return toTemplateValue(node.resolve(source.document), source);
  const value = plainValue(node, source);
  const tag = (node as Node & { readonly tag?: string }).tag;
  return tag?.startsWith('!') === true && !tag.startsWith('!!')
    ? functionOf(tag.slice(1), value, node as Node, source)
    : value;
}

function plainValue(node: unknown, source: YamlSource): TemplateValue {
  if (isScalar(node)) return scalarValue(node);
  if (isSeq(node)) return node.items.map((item) => toTemplateValue(item, source));
  if (!isMap(node)) return null;
  const members: Record<string, TemplateValue> = {};
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? (key.source ?? String(key.value)) : undefined;
    if (name === undefined) {
      throw notWellFormed(node, source, 'A key must be a plain word.');
    }
    const member = toTemplateValue(value, source);
    if (name === '<<') Object.assign(members, mergedMembers(member), { ...members });
    // A plain assignment would lose a key named __proto__.
    else Object.defineProperty(members, name, { value: member, enumerable: true, configurable: true, writable: true });
  }
  return members;
}

/** What a merge key (`<<`) brings in; the deploy tools expand it before CloudFormation sees it, so we do too. */
function mergedMembers(value: TemplateValue): TemplateObject {
  const sources = isTemplateList(value) ? value.toReversed() : [value];
  return Object.assign({}, ...sources.filter(isTemplateObject)) as TemplateObject;
}

/**
 * AWS: CloudFormation reads YAML 1.1, but keeps timestamps as text. The parser reads 1.2; what differs and
 * matters is patched here: `yes`/`on` are booleans, and digits with a leading zero stay text as written.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
function scalarValue(node: Scalar): TemplateValue {
  const { value, source, type } = node;
  if (type === 'PLAIN' && source !== undefined && (node.tag === undefined || node.tag.startsWith('tag:'))) {
    if (/^0\d+$/.test(source)) return source;
    if (/^(?:yes|Yes|YES|on|On|ON)$/.test(source)) return true;
    if (/^(?:no|No|NO|off|Off|OFF)$/.test(source)) return false;
  }
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function functionOf(tag: string, value: TemplateValue, node: Node, source: YamlSource): TemplateValue {
  if (tag === 'Ref' || tag === 'Condition') return { [tag]: value };
  if (!SHORT_FORMS.has(tag)) {
    throw notWellFormed(node, source, `There is no function !${tag}. Check its spelling.`, `!${tag}`);
  }
  if (tag === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    return { 'Fn::GetAtt': dot === -1 ? value : [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [`Fn::${tag}`]: value };
}

/** `before` is what stands in front of the node and is meant. */
function notWellFormed(node: Node, source: YamlSource, hint: string, before?: string): TemplateError {
  const start = node.range?.[0] ?? 0;
  const offset = before === undefined ? start : source.text.lastIndexOf(before, start);
  const { line, col } = source.lines.linePos(offset);
  return yamlNotWellFormed(line, col, hint);
}

/** CloudFormation's answer to YAML it cannot read. */
export function yamlNotWellFormed(line: number, column: number, hint: string): TemplateError {
  return templateError(`Template format error: YAML not well-formed. (line ${line}, column ${column})`, {
    hint,
    line,
    column,
  });
}
