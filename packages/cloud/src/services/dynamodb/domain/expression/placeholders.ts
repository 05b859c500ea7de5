import type { AttributeValue } from '../attribute-value.ts';
import { canonicalValue } from '../canonical-value.ts';
import { javaHashOrder } from '../java-hash-order.ts';
import { validationError } from '../validation-error.ts';
import { expressionError, type ExpressionLabel } from './expression-error.ts';

/** `ExpressionAttributeNames` of a request. */
export type ExpressionNames = Readonly<Record<string, string>>;

/** `ExpressionAttributeValues` of a request. */
export type ExpressionValues = Readonly<Record<string, AttributeValue>>;

/** The names and values of one request; remembers which of them its expressions use. */
export interface Placeholders {
  /** The attribute name that `#name` stands for. */
  name(label: ExpressionLabel, ref: string): string;
  /** The canonical value that `:value` stands for. */
  value(label: ExpressionLabel, ref: string): AttributeValue;
  /** Throws `ValidationException` when a name or value was given but not used by any expression. */
  assertAllUsed(): void;
}

const NAME_REF = /^#[A-Za-z0-9_]+$/;
const VALUE_REF = /^:[A-Za-z0-9_]+$/;

/** Validates the names and values of a request. Throws `ValidationException` with AWS's words. */
export function createPlaceholders(names?: ExpressionNames, values?: ExpressionValues): Placeholders {
  if (names) assertNames(names);
  const canonical = values && canonicalValues(values);
  const usedNames = new Set<string>();
  const usedValues = new Set<string>();
  return {
    name(label, ref) {
      const name = names && Object.hasOwn(names, ref) ? names[ref] : undefined;
      if (name === undefined) {
        throw expressionError(
          label,
          `An expression attribute name used in the document path is not defined; attribute name: ${ref}`,
        );
      }
      usedNames.add(ref);
      return name;
    },
    value(label, ref) {
      const value = canonical?.get(ref);
      if (!value) {
        throw expressionError(
          label,
          `An expression attribute value used in expression is not defined; attribute value: ${ref}`,
        );
      }
      usedValues.add(ref);
      return value;
    },
    assertAllUsed() {
      if (names) assertUsed('ExpressionAttributeNames', Object.keys(names), usedNames);
      if (canonical) assertUsed('ExpressionAttributeValues', [...canonical.keys()], usedValues);
    },
  };
}

function assertNames(names: ExpressionNames): void {
  const entries = Object.entries(names);
  if (entries.length === 0) throw validationError('ExpressionAttributeNames must not be empty');
  for (const [ref, name] of entries) {
    if (!NAME_REF.test(ref))
      throw validationError(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${ref}"`);
    if (name === '')
      throw validationError(`ExpressionAttributeNames contains invalid value: Empty attribute name for key ${ref}`);
  }
}

function canonicalValues(values: ExpressionValues): Map<string, AttributeValue> {
  const entries = Object.entries(values);
  if (entries.length === 0) throw validationError('ExpressionAttributeValues must not be empty');
  const invalidRef = entries.find(([ref]) => !VALUE_REF.test(ref))?.[0];
  if (invalidRef !== undefined) {
    throw validationError(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${invalidRef}"`);
  }
  const canonical = new Map<string, AttributeValue>();
  for (const [ref, value] of entries) {
    try {
      canonical.set(ref, canonicalValue(value));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw validationError(`ExpressionAttributeValues contains invalid value: ${reason} for key ${ref}`);
    }
  }
  return canonical;
}

function assertUsed(parameter: string, given: readonly string[], used: ReadonlySet<string>): void {
  const unused = given.filter((ref) => !used.has(ref));
  if (unused.length === 0) return;
  throw validationError(
    `Value provided in ${parameter} unused in expressions: keys: {${javaHashOrder(unused).join(', ')}}`,
  );
}
