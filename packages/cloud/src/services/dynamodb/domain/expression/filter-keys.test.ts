import { expect, test } from 'vitest';
import { parseCondition } from './condition.ts';
import { assertFilterAvoidsKey } from './filter-keys.ts';
import { createPlaceholders } from './placeholders.ts';

test('the filter of a query cannot read the key that is queried', () => {
  const schema = { partition: { name: 'id', type: 'S' }, sort: { name: 'sk', type: 'N' } } as const;
  const filter = (text: string) => parseCondition(text, createPlaceholders(), 'FilterExpression');
  expect(() => assertFilterAvoidsKey(filter('attribute_exists(a)'), schema, 'FilterExpression')).not.toThrow();
  expect(() => assertFilterAvoidsKey(filter('a = b OR size(sk) > c'), schema, 'FilterExpression')).toThrow(
    'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk',
  );
  expect(() => assertFilterAvoidsKey(filter('a = id'), schema, 'QueryFilter')).toThrow(
    'QueryFilter can only contain non-primary key attributes: Primary key attribute: id',
  );
});
