import { expect, test } from 'vitest';
import { formatFindings } from './format-findings.ts';

const twice = { handler: 'Ship', source: 'by queue Orders', what: 'delivered twice' };

test('findings are told by function and source, the same one of several deliveries once', () => {
  const differences = ['Orders id="a": count is 2, expected 1'];
  const bill = { ...twice, handler: 'Bill', differences };
  const findings = [{ ...twice, differences }, bill, { ...twice, differences }];
  expect(formatFindings(findings, 5)).toMatchInlineSnapshot(`
    "Not idempotent: 3 of 5 cases end differently from the run in which every event is delivered once.

    Ship, by queue Orders
      delivered twice (2 deliveries)
        Orders id="a": count is 2, expected 1

    Bill, by queue Orders
      delivered twice
        Orders id="a": count is 2, expected 1"
  `);
});

test('many differences are cut', () => {
  const differences = Array.from({ length: 9 }, (_, index) => `Orders id="${String(index)}": is missing`);
  expect(formatFindings([{ ...twice, differences }], 1)).toContain('    and 3 more differences');
});
