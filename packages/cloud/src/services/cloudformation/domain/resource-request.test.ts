import fc from 'fast-check';
import { expect, test } from 'vitest';
import { physicalName, physicalSuffix } from './resource-request.ts';

test('a physical name has the stack, the logical id and a suffix', () => {
  expect(physicalName('shop', 'Orders', 'ABCDEF123456', {})).toBe('shop-Orders-ABCDEF123456');
  expect(physicalName('shop', 'Orders', 'ABCDEF123456', { lowerCase: true })).toBe('shop-orders-abcdef123456');
});

test('a name that is too long loses its middle, never its suffix', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,80}$/);
  fc.assert(
    fc.property(name, name, fc.integer({ min: 30, max: 255 }), (stack, logicalId, maxLength) => {
      const physical = physicalName(stack, logicalId, 'ABCDEF123456', { maxLength });
      expect(physical.length).toBeLessThanOrEqual(maxLength);
      expect(physical).toMatch(/^[A-Za-z0-9]+-[A-Za-z0-9]+-ABCDEF123456$/);
    }),
  );
});

test('a suffix follows from what it is for, and from nothing else', () => {
  expect(physicalSuffix(['stack-1', 'Orders', '', 0])).toBe(physicalSuffix(['stack-1', 'Orders', '', 0]));
  const others = [
    ['stack-2', 'Orders', '', 0],
    ['stack-1', 'Items', '', 0],
    ['stack-1', 'Orders', 'shop-Orders-ABCDEF123456', 0],
    ['stack-1', 'Orders', '', 1],
  ].map(physicalSuffix);
  expect(new Set([physicalSuffix(['stack-1', 'Orders', '', 0]), ...others]).size).toBe(5);
  expect(others.every((suffix) => /^[A-Z0-9]{12}$/.test(suffix))).toBe(true);
});
