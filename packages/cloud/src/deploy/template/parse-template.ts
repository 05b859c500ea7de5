import { LineCounter, parseDocument } from 'yaml';
import { templateError } from './template-error.ts';
import { isTemplateObject, type TemplateValue } from './template-value.ts';
import type { Template } from './template.ts';
import { toTemplateValue, yamlNotWellFormed } from './yaml-nodes.ts';

/**
 * Parses a template written in JSON or YAML; short-form functions become their long form.
 *
 * @throws TemplateError with CloudFormation's message, line and column, and a hint what to do.
 */
export function parseTemplate(text: string): Template {
  const value = text.trimStart().startsWith('{') ? parseJsonOrFlow(text) : parseYaml(text);
  if (!isTemplateObject(value)) {
    throw templateError('Template format error: unsupported structure.', {
      hint: 'A template is a map with a Resources section.',
    });
  }
  return value as unknown as Template;
}

function parseJsonOrFlow(text: string): TemplateValue {
  try {
    return JSON.parse(text) as TemplateValue;
  } catch (error) {
    if (!/^\s*\{\s*"/.test(text)) return parseYaml(text);
    throw jsonNotWellFormed(text, error as Error);
  }
}

function jsonNotWellFormed(text: string, error: Error): Error {
  const offset = Number(/at position (\d+)/.exec(error.message)?.[1] ?? text.length);
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return templateError(`Template format error: JSON not well-formed. (line ${line}, column ${column})`, {
    hint: error.message,
    line,
    column,
  });
}

function parseYaml(text: string): TemplateValue {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.2', logLevel: 'silent', lineCounter: lines });
  const problem = document.errors[0];
  if (problem) {
    const { line, col } = problem.linePos?.[0] ?? { line: 1, col: 1 };
    throw yamlNotWellFormed(line, col, firstSentence(problem.message));
  }
  return toTemplateValue(document.contents, { text, document, lines });
}

/** The parser's own explanation without its excerpt of the text. */
function firstSentence(message: string): string {
  return message.split(' at line ')[0] ?? message;
}
