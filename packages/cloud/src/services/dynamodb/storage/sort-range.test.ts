import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttributeValue } from '../domain/attribute-value.ts';
import { compareUtf8 } from '../domain/binary-text.ts';
import type { SortCondition, SortOperator } from '../domain/key-schema.ts';
import { findIndexKey, itemKey, partitionPrefix } from './item-key.ts';
import { sortRange } from './sort-range.ts';

const values = fc.string({
  unit: fc.constantFrom('\0', '\x01', 'a', 'b', '\uffff', '\u{10ffff}'),
  minLength: 1,
  maxLength: 4,
});
const operators = fc.constantFrom<SortOperator>('=', '<', '<=', '>', '>=', 'BETWEEN', 'begins_with');
const id: AttributeValue = { S: 'p' };

function meets(operator: SortOperator, candidate: string, first: string, second: string): boolean {
  const order = compareUtf8(candidate, first);
  if (operator === 'begins_with') return candidate.startsWith(first);
  if (operator === 'BETWEEN') return order >= 0 && compareUtf8(candidate, second) <= 0;
  if (operator === '=') return order === 0;
  return operator.startsWith('<')
    ? order < 0 || (operator === '<=' && order === 0)
    : order > 0 || (operator === '>=' && order === 0);
}

test('a range of keys holds exactly what meets the condition, in tables and indexes', () => {
  const table = { partition: { name: 'id', type: 'S' }, sort: { name: 'sort', type: 'S' } } as const;
  fc.assert(
    fc.property(operators, values, values, values, (operator, first, second, candidate) => {
      const condition: SortCondition = {
        operator,
        values: operator === 'BETWEEN' ? [{ S: first }, { S: second }] : [{ S: first }],
      };
      const range = sortRange(partitionPrefix(id), condition);
      const item = { id, sort: { S: candidate } };
      const key = itemKey(table, item);
      const indexKey = findIndexKey(table, item, 'whatever') ?? '';
      const expected = meets(operator, candidate, first, second);
      expect(key >= range.from && key < range.before).toBe(expected);
      expect(indexKey >= range.from && indexKey < range.before).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('another partition is never in the range', () => {
  const range = sortRange(partitionPrefix(id), undefined);
  fc.assert(
    fc.property(fc.string({ maxLength: 3 }), (other) => {
      const key = partitionPrefix({ S: other });
      expect(key >= range.from && key < range.before).toBe(other === 'p');
    }),
  );
});
