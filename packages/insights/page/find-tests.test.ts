import { expect, test } from 'vitest';

import { createTinyReport } from '../src/report/test-support/sample-reports.ts';
import { findTests } from './find-tests.ts';

const { tests } = createTinyReport().report;
const find = (query: string): readonly string[] => findTests(tests, query).map(({ name }) => name);

test('every word must stand in the id or be the state, in any case', () => {
  expect(find('SHIPPING')).toEqual(['prints a label']);
  expect(find('cart  voucher')).toEqual(['applies a voucher']);
  expect(find('broken')).toEqual(['sends the receipt']);
  expect(find('flaky')).toEqual(['applies a voucher']);
  expect(find('cart label')).toEqual([]);
  expect(find(' ')).toHaveLength(4);
});
