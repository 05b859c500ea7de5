import { typeOf, type AttributeValue, type Item } from './attribute-value.ts';
import { keyAttributes, type KeyAttribute, type KeySchema } from './key-schema.ts';
import { MAX_PARTITION_KEY_BYTES, MAX_SORT_KEY_BYTES } from './limits.ts';
import { valueSize } from './item-size.ts';
import { validationError } from './validation-error.ts';

/** Throws `ValidationException` unless a `Key` parameter has exactly the attributes of the schema, of its types. */
export function assertKey(schema: KeySchema, key: Item): void {
  const attributes = keyAttributes(schema);
  const matches = attributes.every(({ name, type }) => {
    const value = key[name];
    return value !== undefined && typeOf(value) === type;
  });
  if (!matches || Object.keys(key).length !== attributes.length) throw keyMismatch();
  assertKeyValues(schema, key);
}

// AWS: whatever is wrong with the key; DynamoDB local tells more. Source: dynalite's tests, recorded against the real service.
function keyMismatch(): Error {
  return validationError('The provided key element does not match the schema');
}

/** Throws `ValidationException` unless an item to be put has a valid primary key. */
export function assertItemKey(schema: KeySchema, item: Item): void {
  for (const { name, type } of keyAttributes(schema)) {
    const value = item[name];
    if (!value) throw invalid(`Missing the key ${name} in the item`);
    const actual = typeOf(value);
    if (actual !== type) throw invalid(`Type mismatch for key ${name} expected: ${type} actual: ${actual}`);
  }
  assertKeyValues(schema, item);
}

/** Throws `ValidationException` when an item has an attribute of an index's key with another type, or empty. */
export function assertIndexKey(indexName: string, schema: KeySchema, item: Item): void {
  for (const { name, type } of keyAttributes(schema)) {
    const value = item[name];
    if (!value) continue;
    const actual = typeOf(value);
    if (actual !== type) {
      throw invalid(`Type mismatch for Index Key ${name} Expected: ${type} Actual: ${actual} IndexName: ${indexName}`);
    }
    const empty = emptyKind(value);
    if (empty) {
      throw validationError(
        `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ` +
          `The AttributeValue for a key attribute cannot contain an empty ${empty} value. IndexName: ${indexName}, IndexKey: ${name}`,
      );
    }
  }
}

/** Throws `ValidationException` where a key value is empty or too long. */
function assertKeyValues(schema: KeySchema, item: Item): void {
  for (const attribute of keyAttributes(schema)) {
    const value = item[attribute.name];
    if (value) assertKeyNotEmpty(attribute, value);
  }
  const partition = item[schema.partition.name];
  if (partition && valueSize(partition) > MAX_PARTITION_KEY_BYTES) {
    // AWS: there is no space before 2048. Source: dynalite's tests, recorded against the real service.
    throw invalid(`Size of hashkey has exceeded the maximum size limit of${MAX_PARTITION_KEY_BYTES} bytes`);
  }
  const sort = schema.sort && item[schema.sort.name];
  if (sort && valueSize(sort) > MAX_SORT_KEY_BYTES) {
    throw invalid(`Aggregated size of all range keys has exceeded the size limit of ${MAX_SORT_KEY_BYTES} bytes`);
  }
}

/** Throws `ValidationException` for an empty string or binary as a key. */
export function assertKeyNotEmpty({ name }: KeyAttribute, value: AttributeValue): void {
  const empty = emptyKind(value);
  if (!empty) return;
  throw validationError(
    `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${empty} value. Key: ${name}`,
  );
}

function emptyKind(value: AttributeValue): 'string' | 'binary' | undefined {
  if (value.S === '') return 'string';
  if (value.B?.byteLength === 0) return 'binary';
  return undefined;
}

function invalid(reason: string): Error {
  return validationError(`One or more parameter values were invalid: ${reason}`);
}
