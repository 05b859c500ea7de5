import type { AttributeValueUpdate } from '@aws-sdk/client-dynamodb';
import { typeOf, type AttributeType } from '../attribute-value.ts';
import { canonicalValue } from '../canonical-value.ts';
import type { Update, UpdateAction } from '../expression/ast.ts';
import { FULL_TYPE_NAMES } from '../expression/update.ts';
import { validationError } from '../validation-error.ts';

/** `AttributeUpdates` of a request. */
export type AttributeUpdates = Readonly<Record<string, AttributeValueUpdate>>;

const ADDABLE: readonly AttributeType[] = ['N', 'SS', 'NS', 'BS', 'L'];
const DELETABLE: readonly AttributeType[] = ['SS', 'NS', 'BS'];

/** Translates `AttributeUpdates` to an update. Throws `ValidationException` with AWS's words. */
export function translateAttributeUpdates(updates: AttributeUpdates): Update {
  return {
    actions: Object.entries(updates).map(([name, update]) => translateUpdate(name, update)),
    legacy: true,
  };
}

function translateUpdate(name: string, { Action = 'PUT', Value }: AttributeValueUpdate): UpdateAction {
  if (name === '') throw validationError('Empty attribute name');
  if (!Value) {
    if (Action !== 'DELETE') throw invalid('Only DELETE action is allowed when no attribute value is specified');
    return { kind: 'remove', path: [name] };
  }
  const value = canonicalValue(Value);
  const type = typeOf(value);
  if (Action === 'ADD') {
    if (!ADDABLE.includes(type)) throw invalid(`ADD action is not supported for the type ${FULL_TYPE_NAMES[type]}`);
    return { kind: 'add', path: [name], value };
  }
  if (Action === 'DELETE') {
    if (!DELETABLE.includes(type)) {
      throw invalid(`DELETE action with value is not supported for the type ${FULL_TYPE_NAMES[type]}`);
    }
    return { kind: 'delete', path: [name], value };
  }
  return { kind: 'set', path: [name], value: { kind: 'value', value } };
}

function invalid(reason: string): Error {
  return validationError(`One or more parameter values were invalid: ${reason}`);
}
