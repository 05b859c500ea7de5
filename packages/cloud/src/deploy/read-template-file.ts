import { readFileSync } from 'node:fs';
import { skyrigError } from '../kernel/skyrig-error.ts';
import { parseTemplate } from './template/parse-template.ts';
import { isTemplateError } from './template/template-error.ts';
import type { Template } from './template/template.ts';

/** Reads and parses a template; what is wrong with it is told with file, line and column. */
export function readTemplateFile(path: string): Template {
  const text = readFileSync(path, 'utf8');
  return withTemplateErrors(path, () => parseTemplate(text));
}

/** Turns template errors into errors for the user, which name the file and say what to do. */
export function withTemplateErrors<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!isTemplateError(error)) throw error;
    const place = error.line === undefined ? path : `${path}:${error.line}:${error.column ?? 1}`;
    const hint = error.hint === undefined ? '' : ` ${error.hint}`;
    throw skyrigError('TEMPLATE', `${place}: ${error.message}${hint}`, { cause: error });
  }
}
