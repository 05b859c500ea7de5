import type { Condition } from './ast.ts';
import { betweenCondition, compareCondition, functionCondition, inCondition } from './condition-rules.ts';
import { readCondition } from './condition-syntax.ts';
import type { ExpressionLabel } from './expression-error.ts';
import { bindOperand } from './operand-binding.ts';
import type { Placeholders } from './placeholders.ts';
import { rememberSyntax } from './remember-syntax.ts';
import { checkConditionSyntax } from './static-checks.ts';
import type { ConditionSyntax, OperandSyntax } from './syntax.ts';
import { createTokenReader } from './token-reader.ts';

/** The parameters whose text is a condition. */
export type ConditionLabel = Extract<
  ExpressionLabel,
  'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression'
>;

const parsers: Readonly<Record<ConditionLabel, (text: string) => ConditionSyntax>> = {
  ConditionExpression: conditionParser('ConditionExpression'),
  FilterExpression: conditionParser('FilterExpression'),
  KeyConditionExpression: conditionParser('KeyConditionExpression'),
};

function conditionParser(label: ConditionLabel): (text: string) => ConditionSyntax {
  return rememberSyntax((text) => {
    const syntax = readCondition(createTokenReader(label, text));
    checkConditionSyntax(label, syntax);
    return syntax;
  });
}

/**
 * Parses a condition and resolves its names and values; evaluate the result with `evaluateCondition`.
 * Throws `ValidationException` with AWS's words.
 */
export function parseCondition(
  text: string,
  placeholders: Placeholders,
  label: ConditionLabel = 'ConditionExpression',
): Condition {
  return bindCondition(label, parsers[label](text), placeholders);
}

function bindCondition(label: ExpressionLabel, syntax: ConditionSyntax, placeholders: Placeholders): Condition {
  const operand = (operandSyntax: OperandSyntax) => bindOperand(label, operandSyntax, placeholders);
  switch (syntax.kind) {
    case 'and':
    case 'or': {
      const left = bindCondition(label, syntax.left, placeholders);
      return { kind: syntax.kind, left, right: bindCondition(label, syntax.right, placeholders) };
    }
    case 'not':
      return { kind: 'not', condition: bindCondition(label, syntax.inner, placeholders) };
    case 'parentheses':
      return bindCondition(label, syntax.inner, placeholders);
    case 'compare':
      return compareCondition(label, syntax.operator, operand(syntax.left), operand(syntax.right));
    case 'between':
      return betweenCondition(label, operand(syntax.operand), operand(syntax.lower), operand(syntax.upper));
    case 'in':
      return inCondition(label, operand(syntax.operand), syntax.candidates.map(operand));
    case 'call':
      return functionCondition(label, syntax.name, syntax.operands.map(operand));
  }
}
