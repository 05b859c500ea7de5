import type { AttributeDefinition, KeySchemaElement } from '@aws-sdk/client-dynamodb';
import type { KeyAttribute, KeySchema } from '../domain/key-schema.ts';
import { validationError } from '../domain/validation-error.ts';
import { invalidParameter, notEmulated } from '../errors.ts';

/** The types of attributes that keys may use, by name. */
export type AttributeTypes = ReadonlyMap<string, KeyAttribute>;

/** Reads `AttributeDefinitions`. */
export function readAttributes(definitions: readonly AttributeDefinition[]): AttributeTypes {
  const attributes = new Map<string, KeyAttribute>();
  for (const { AttributeName: name, AttributeType: type } of definitions) {
    if (name === undefined || type === undefined) continue;
    if (attributes.has(name)) throw validationError('Cannot have two attributes with the same name');
    attributes.set(name, { name, type });
  }
  return attributes;
}

/** Reads the key of a table. */
export function readTableKey(elements: readonly KeySchemaElement[], attributes: AttributeTypes): KeySchema {
  // AWS: a key of two attributes is refused with other words than a key of one.
  if (elements.length === 2 && !allDefined(elements, attributes)) {
    throw validationError('Invalid KeySchema: Some index key attribute have no definition');
  }
  return readKey(elements, attributes);
}

/** Reads the key of a secondary index. */
export function readKey(elements: readonly KeySchemaElement[], attributes: AttributeTypes): KeySchema {
  const [first, second, third] = elements;
  if (third) throw notEmulated('key of more than two attributes');
  if (!allDefined(elements, attributes)) {
    const keys = elements.map(({ AttributeName: name }) => name).join(', ');
    throw invalidParameter(
      `Some index key attributes are not defined in AttributeDefinitions. ` +
        `Keys: [${keys}], AttributeDefinitions: [${[...attributes.keys()].join(', ')}]`,
    );
  }
  if (second && first?.AttributeName === second.AttributeName) {
    throw validationError('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  }
  if (first?.KeyType !== 'HASH')
    throw validationError('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (second && second.KeyType !== 'RANGE') {
    throw validationError('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  }
  const partition = attributeOf(first, attributes);
  return second ? { partition, sort: attributeOf(second, attributes) } : { partition };
}

function allDefined(elements: readonly KeySchemaElement[], attributes: AttributeTypes): boolean {
  return elements.every(({ AttributeName: name }) => attributes.has(name ?? ''));
}

function attributeOf(element: KeySchemaElement, attributes: AttributeTypes): KeyAttribute {
  const attribute = attributes.get(element.AttributeName ?? '');
  if (!attribute) throw new TypeError(`The key attribute ${String(element.AttributeName)} is not defined.`);
  return attribute;
}
