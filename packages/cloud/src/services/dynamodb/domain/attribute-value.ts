import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** One attribute value as the SDK shapes it: an object with exactly one type descriptor as its key. */
export type { AttributeValue };

/** One item: attribute names to values. Never mutated; a change makes a new object that shares what is unchanged. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** DynamoDB's type descriptors. */
export type AttributeType = 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'M' | 'L' | 'NULL' | 'BOOL';

/** The type descriptors that a key attribute may have. */
export type KeyType = 'S' | 'N' | 'B';

/** The type descriptor of a validated value. */
export function typeOf(value: AttributeValue): AttributeType {
  for (const type in value) {
    if (value[type as keyof AttributeValue] !== undefined) return type as AttributeType;
  }
  throw new TypeError('An attribute value without a type reached the domain; validate it first.');
}
