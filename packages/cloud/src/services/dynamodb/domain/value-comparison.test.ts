import { describe, expect, test } from 'vitest';
import { compareScalars, valuesEqual } from './value-comparison.ts';

describe('compareScalars', () => {
  test('orders strings by bytes, numbers by value and binaries as unsigned bytes', () => {
    expect(compareScalars({ S: 'B' }, { S: 'a' })).toBeLessThan(0);
    expect(compareScalars({ N: '10' }, { N: '9' })).toBeGreaterThan(0);
    expect(compareScalars({ N: '-2' }, { N: '-10' })).toBeGreaterThan(0);
    expect(compareScalars({ B: new Uint8Array([200]) }, { B: new Uint8Array([100, 1]) })).toBeGreaterThan(0);
    expect(compareScalars({ S: 'a' }, { S: 'a' })).toBe(0);
  });

  test('has no order for other types or between types', () => {
    expect(compareScalars({ S: '1' }, { N: '1' })).toBeUndefined();
    expect(compareScalars({ BOOL: true }, { BOOL: true })).toBeUndefined();
  });
});

describe('valuesEqual', () => {
  const value = {
    M: { l: { L: [{ N: '1' }, { BS: [new Uint8Array([1])] }] }, s: { SS: ['a', 'b'] }, z: { NULL: true as const } },
  };

  test('compares at any depth, whatever the order of map keys', () => {
    const { l, s, z } = structuredClone(value.M);
    expect(valuesEqual(value, { M: { z, s, l } })).toBe(true);
  });

  test('finds every difference', () => {
    const { l, s, z } = value.M;
    expect(valuesEqual(value, { M: { l, s } })).toBe(false);
    expect(valuesEqual(value, { M: { l, s: { SS: ['a'] }, z } })).toBe(false);
    expect(valuesEqual(value, { M: { l: { L: [{ N: '1' }] }, s, z } })).toBe(false);
    expect(valuesEqual({ N: '1' }, { S: '1' })).toBe(false);
    expect(valuesEqual({ SS: ['1'] }, { NS: ['1'] })).toBe(false);
    expect(valuesEqual({ BOOL: true }, { BOOL: false })).toBe(false);
  });
});
