import fc from 'fast-check';
import { expect, test } from 'vitest';
import { physicalName } from './resource-request.ts';

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
