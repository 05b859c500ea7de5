import { readOperand } from './condition-syntax.ts';
import { expressionError } from './expression-error.ts';
import type { ActionSyntax, SetValueSyntax, UpdateSection, UpdateSyntax } from './syntax.ts';
import { readPath, type TokenReader } from './token-reader.ts';

const SECTIONS: ReadonlySet<string> = new Set<UpdateSection>(['SET', 'REMOVE', 'ADD', 'DELETE']);

/** Reads a whole update expression; every section may occur once, in any order. */
export function readUpdate(reader: TokenReader): UpdateSyntax {
  const sections: UpdateSection[] = [];
  const actions: ActionSyntax[] = [];
  let repeated: UpdateSection | undefined;
  do {
    if (!SECTIONS.has(reader.peek().keyword)) throw reader.unexpected();
    const section = reader.next().keyword as UpdateSection;
    if (sections.includes(section)) repeated ??= section;
    sections.push(section);
    do actions.push(readAction(reader, section));
    while (reader.take(','));
  } while (reader.peek().kind !== 'end');
  if (repeated) {
    throw expressionError(reader.label, `The "${repeated}" section can only be used once in an update expression;`);
  }
  return { sections, actions };
}

function readAction(reader: TokenReader, section: UpdateSection): ActionSyntax {
  const path = readPath(reader);
  if (section === 'REMOVE') return { section, path };
  if (section === 'SET') {
    reader.expect('=');
    return { section, path, value: readSetValue(reader) };
  }
  return { section, path, value: { kind: 'value', ref: reader.expectKind('valueRef').text } };
}

function readSetValue(reader: TokenReader): SetValueSyntax {
  const value = readSetOperand(reader);
  const operator = reader.peek().keyword;
  if ((operator !== '+' && operator !== '-') || isArithmetic(value)) return value;
  reader.next();
  reader.countOperator();
  return { kind: operator === '+' ? 'plus' : 'minus', left: value, right: readOperand(reader) };
}

/** An operand, or arithmetic in parentheses, which nothing may follow. */
function readSetOperand(reader: TokenReader): Exclude<SetValueSyntax, { kind: 'plus' | 'minus' }> {
  if (!reader.take('(')) return readOperand(reader);
  const inner = readSetValue(reader);
  reader.expect(')');
  return { kind: 'parentheses', inner };
}

function isArithmetic(value: SetValueSyntax): value is Exclude<SetValueSyntax, ReturnType<typeof readOperand>> {
  if (value.kind === 'parentheses') return isArithmetic(value.inner);
  return value.kind === 'plus' || value.kind === 'minus';
}
