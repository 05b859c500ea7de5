import { typeOf, type AttributeType } from '../attribute-value.ts';
import type { DocumentPath } from '../document-path.ts';
import type { Update, UpdateAction, UpdateValue } from './ast.ts';
import { expressionError } from './expression-error.ts';
import { assertDistinct, bindPath } from './operand-binding.ts';
import { assertOperandCount, assertOperandType, requirePath } from './operand-rules.ts';
import { assertNoOverlap } from './path-overlap.ts';
import type { Placeholders } from './placeholders.ts';
import { rememberSyntax } from './remember-syntax.ts';
import { checkPathSyntax, checkSetValueSyntax } from './static-checks.ts';
import type { ActionSyntax, SetValueSyntax } from './syntax.ts';
import { createTokenReader } from './token-reader.ts';
import { readUpdate } from './update-syntax.ts';

const LABEL = 'UpdateExpression';

/** AWS names types in full in the errors of `ADD` and `DELETE`, and shortly everywhere else. */
export const FULL_TYPE_NAMES: Readonly<Record<AttributeType, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  SS: 'STRING_SET',
  NS: 'NUMBER_SET',
  BS: 'BINARY_SET',
  M: 'MAP',
  L: 'LIST',
  NULL: 'NULL',
  BOOL: 'BOOLEAN',
};

const parse = rememberSyntax((text): readonly ActionSyntax[] => {
  const { actions } = readUpdate(createTokenReader(LABEL, text));
  for (const { path, value } of actions) {
    checkPathSyntax(LABEL, path);
    if (value) checkSetValueSyntax(LABEL, value);
  }
  return actions;
});

/**
 * Parses an update and resolves its names and values; apply the result with `applyUpdate`.
 * Throws `ValidationException` with AWS's words.
 */
export function parseUpdate(text: string, placeholders: Placeholders): Update {
  const syntax = parse(text);
  // AWS: overlaps are reported before values that are missing or of the wrong type, and of several faults of one kind
  // the last. Checked against DynamoDB local 2.5, whose grammar is the service's.
  const paths = syntax.map(({ path }) => path).toReversed();
  const targets = paths.map((path) => bindPath(LABEL, path, placeholders)).toReversed();
  assertNoOverlap(LABEL, targets);
  const actions = [...syntax.entries()].toReversed().map(([index, action]): UpdateAction => {
    const path = targets[index];
    if (!path) throw new TypeError('an action without a path');
    return bindAction(action, path, placeholders);
  });
  return { actions: actions.toReversed() };
}

function bindAction({ section, value }: ActionSyntax, path: DocumentPath, placeholders: Placeholders): UpdateAction {
  if (!value) return { kind: 'remove', path };
  const bound = bindValue(value, placeholders);
  if (section === 'SET') return { kind: 'set', path, value: bound };
  if (bound.kind !== 'value') throw new TypeError(`${section} without a value`);
  const kind = section === 'ADD' ? 'add' : 'delete';
  assertSetOrNumber(kind, typeOf(bound.value));
  return { kind, path, value: bound.value };
}

function assertSetOrNumber(kind: 'add' | 'delete', type: AttributeType): void {
  if (type === 'SS' || type === 'NS' || type === 'BS' || (type === 'N' && kind === 'add')) return;
  const operator = kind.toUpperCase();
  throw expressionError(
    LABEL,
    `Incorrect operand type for operator or function; operator: ${operator}, ` +
      `operand type: ${FULL_TYPE_NAMES[type]}, typeSet: ALLOWED_FOR_${operator}_OPERAND`,
  );
}

function bindValue(syntax: SetValueSyntax, placeholders: Placeholders): UpdateValue {
  switch (syntax.kind) {
    case 'path':
      return { kind: 'path', path: bindPath(LABEL, syntax, placeholders) };
    case 'value':
      return { kind: 'value', value: placeholders.value(LABEL, syntax.ref) };
    case 'parentheses':
      return bindValue(syntax.inner, placeholders);
    case 'plus':
    case 'minus':
      return arithmetic(syntax.kind, bindValue(syntax.left, placeholders), bindValue(syntax.right, placeholders));
    case 'call':
      return updateFunction(
        LABEL,
        syntax.name,
        syntax.operands.map((operand) => bindValue(operand, placeholders)),
      );
  }
}

const NUMBERS = new Set(['N']);
const LISTS = new Set(['L']);

/** `left + right` or `left - right`, checked. */
export function arithmetic(
  kind: 'plus' | 'minus',
  left: UpdateValue,
  right: UpdateValue,
  label: typeof LABEL | 'Statement' = LABEL,
): UpdateValue {
  const operator = kind === 'plus' ? '+' : '-';
  assertOperandType(label, operator, left, NUMBERS);
  assertOperandType(label, operator, right, NUMBERS);
  return { kind, left, right };
}

/** `if_not_exists` or `list_append`, checked. */
export function updateFunction(
  label: typeof LABEL | 'Statement',
  name: string,
  operands: readonly UpdateValue[],
): UpdateValue {
  const [first, second] = assertOperandCount(label, name, operands, 2);
  if (!first || !second) throw new TypeError(`${name} without operands`);
  if (name === 'if_not_exists') {
    const { path } = requirePath(label, name, first);
    assertDistinct(label, name, operands);
    return { kind: 'ifNotExists', path, otherwise: second };
  }
  assertOperandType(label, name, first, LISTS);
  assertOperandType(label, name, second, LISTS);
  return { kind: 'listAppend', first, second };
}
