import { invalidAt } from './located-json.ts';
import type { LocatedObject, LocatedString, LocatedValue } from './located-json.ts';
import { stringTest } from './value-test.ts';
import type { ValueTest } from './value-test.ts';
import { parseWildcard } from './wildcard.ts';
import type { Wildcard } from './wildcard.ts';

/** Parses `{"prefix": "a"}`, `{"suffix": "a"}` and their `{"equals-ignore-case": "a"}` forms. */
export function parseAffix(text: string, kind: 'prefix' | 'suffix', operand: LocatedValue): ValueTest {
  if (operand.kind === 'object') return parseIgnoringCase(text, kind, operand);
  if (operand.kind !== 'string') throw invalidAt(text, operand.opened, `${kind} match pattern must be a string`);
  const affix = operand.value;
  return stringTest(kind === 'prefix' ? (value) => value.startsWith(affix) : (value) => value.endsWith(affix));
}

function parseIgnoringCase(text: string, kind: 'prefix' | 'suffix', node: LocatedObject): ValueTest {
  const [entry, extra] = node.entries;
  const title = kind === 'prefix' ? 'Prefix' : 'Suffix';
  if (entry === undefined) throw invalidAt(text, node.closed, `${title} expression name not found`);
  if (entry.key !== 'equals-ignore-case') {
    throw invalidAt(text, entry.value.opened, `Unsupported ${kind} pattern: ${entry.key}`);
  }
  const affix = requireString(text, entry.value, 'equals-ignore-case').toLowerCase();
  if (extra !== undefined) throw invalidAt(text, extra.value.opened, 'Only one key allowed in match expression');
  return stringTest(
    kind === 'prefix'
      ? (value) => value.toLowerCase().startsWith(affix)
      : (value) => value.toLowerCase().endsWith(affix),
  );
}

/** Reads the string operand of an operator, or fails in AWS's words. */
export function requireString(text: string, operand: LocatedValue, operator: string): string {
  if (operand.kind !== 'string') throw invalidAt(text, operand.opened, `${operator} match pattern must be a string`);
  return operand.value;
}

/** Parses a wildcard that stands in the pattern text. */
export function parseWildcardAt(text: string, operand: LocatedString): Wildcard {
  const parsed = parseWildcard(operand.value);
  if (!parsed.ok) throw invalidAt(text, operand.closed, parsed.reason);
  return parsed.wildcard;
}
