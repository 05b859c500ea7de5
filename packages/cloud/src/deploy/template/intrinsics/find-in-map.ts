import { templateError } from '../template-error.ts';
import { isTemplateList, isTemplateObject, scalarText } from '../template-value.ts';
import type { IntrinsicFunction } from './intrinsic-function.ts';

/** `Fn::FindInMap`: `[map, key, attribute]`, with `{ DefaultValue }` under the language extensions. */
export const findInMap: IntrinsicFunction = (argument, { scope, resolve }) => {
  const parts = isTemplateList(argument) ? argument : [];
  const [mapName, key, attribute] = parts.slice(0, 3).map((part) => scalarText(resolve(part) ?? null));
  if (parts.length < 3 || mapName === undefined || key === undefined || attribute === undefined) {
    throw templateError(
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    );
  }
  const mapping = scope.mappings[mapName];
  const row = mapping?.[key];
  const value = isTemplateObject(row) ? row[attribute] : undefined;
  if (value !== undefined) return value;
  const options = parts[3];
  if (isTemplateObject(options) && options['DefaultValue'] !== undefined) {
    return resolve(options['DefaultValue']);
  }
  if (mapping === undefined) {
    throw templateError(
      `Template error: Mapping named '${mapName}' is not present in the 'Mappings' section of template.`,
    );
  }
  throw templateError(`Template error: Unable to get mapping for ${mapName}::${key}::${attribute}`);
};
