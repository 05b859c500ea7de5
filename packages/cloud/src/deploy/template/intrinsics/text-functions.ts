import { templateError } from '../template-error.ts';
import { isTemplateList, scalarText, type TemplateValue } from '../template-value.ts';
import type { IntrinsicFunction } from './intrinsic-function.ts';

/** `Fn::Join`: `[delimiter, list]`. */
export const join: IntrinsicFunction = (argument, { resolve }) => {
  const [delimiter, items] = isTemplateList(argument) ? argument : [];
  const list = items === undefined ? undefined : resolve(items);
  if (typeof delimiter !== 'string' || !isTemplateList(list) || !isPair(argument)) {
    throw templateError(
      'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    );
  }
  return list.map((item) => textOrFail(item, 'Fn::Join')).join(delimiter);
};

/** `Fn::Split`: `[delimiter, text]`. */
export const split: IntrinsicFunction = (argument, { resolve }) => {
  const [delimiter, source] = isTemplateList(argument) ? argument : [];
  const text = source === undefined ? undefined : scalarText(resolve(source) ?? null);
  if (typeof delimiter !== 'string' || text === undefined || !isPair(argument)) {
    throw templateError(
      'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    );
  }
  return text.split(delimiter);
};

/** `Fn::Base64` of a text in UTF-8. */
export const base64: IntrinsicFunction = (argument, { resolve }) => {
  const text = scalarText(resolve(argument) ?? null);
  if (text === undefined) {
    throw templateError('Template error: every Fn::Base64 object must have a String-typed value.');
  }
  return Buffer.from(text, 'utf8').toString('base64');
};

/** `Fn::ToJsonString` of the language extensions. */
export const toJsonString: IntrinsicFunction = (argument, { resolve }) => JSON.stringify(resolve(argument) ?? null);

function isPair(argument: TemplateValue): boolean {
  return isTemplateList(argument) && argument.length === 2;
}

function textOrFail(value: TemplateValue, name: string): string {
  const text = scalarText(value);
  if (text !== undefined) return text;
  throw templateError(`Template error: every value passed to ${name} must resolve to a string`);
}
