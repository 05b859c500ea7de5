import type { SortCondition } from '../domain/key-schema.ts';
import { afterSortText, partitionRange, type KeyRange } from './item-key.ts';
import { sortText } from './sort-text.ts';

/** The keys of a partition, in a table or index, whose sort keys meet a condition. */
export function sortRange(prefix: string, condition: SortCondition | undefined): KeyRange {
  const whole = partitionRange(prefix);
  const [first, second] = condition?.values ?? [];
  if (!condition || !first) return whole;
  const text = sortText(first);
  switch (condition.operator) {
    case '=':
      return { from: prefix + text, before: afterSortText(prefix, text) };
    case '<':
      return { from: whole.from, before: prefix + text };
    case '<=':
      return { from: whole.from, before: afterSortText(prefix, text) };
    case '>':
      return { from: afterSortText(prefix, text), before: whole.before };
    case '>=':
      return { from: prefix + text, before: whole.before };
    case 'BETWEEN':
      return { from: prefix + text, before: second ? afterSortText(prefix, sortText(second)) : whole.before };
    case 'begins_with':
      return { from: prefix + text, before: prefix + afterAllBeginningWith(text) };
  }
}

const LAST_UNIT = 0xffff;

/** The least text greater than every text that begins with this one. */
function afterAllBeginningWith(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === LAST_UNIT) end -= 1;
  // A text of nothing but last units has no successor of its own; none is that long.
  if (end === 0) return text + '\uffff'.repeat(2);
  return text.slice(0, end - 1) + String.fromCharCode(text.charCodeAt(end - 1) + 1);
}
