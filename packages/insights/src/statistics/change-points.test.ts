import { expect, test } from 'vitest';

import { findChangePoints, pettittTest } from './change-points.ts';

// The flow of the Nile at Aswan, 1871 to 1970: the series on which such methods are compared; it fell in 1899.
const nile = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100,
  1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456,
  824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897,
  822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975,
  815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

/** Values that wander up and down by a tenth, the same in every run of this test. */
const wander = (level: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => level * (1 + (((index * 7919) % 101) - 50) / 500));

// K is the largest |2U - t(n - t)| of scipy.stats.mannwhitneyu(x[:t], x[t:]) over all t; p = 2 exp(-6K² / (n³ + n²)).
test.each([
  ['the Nile', nile, 28, 3.5910221769362927e-7],
  ['a step with ties', [1, 1, 2, 1, 2, 1, 1, 2, 1, 2, 5, 6, 5, 6, 5, 5, 6, 5, 6, 5], 10, 0.0015809806462399323],
  ['digits of pi', [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4], 4, 0.44118923517524045],
])('Pettitt’s test of %s', (_name, values, index, p) => {
  const result = pettittTest(Float64Array.from(values));
  expect(result.index).toBe(index);
  expect(result.p / p).toBeCloseTo(1, 9);
});

test('the Nile changed once', () => {
  expect(findChangePoints(nile)).toMatchObject([{ index: 28 }]);
});

test('steps up and down are found where they are, with the level before and after', () => {
  const found = findChangePoints([...wander(100, 70), ...wander(150, 50), ...wander(80, 40)]);
  expect(found.map(({ index }) => index)).toEqual([70, 120]);
  expect(found[0]?.before).toBeCloseTo(100, -1);
  expect(found[0]?.after).toBeCloseTo(150, -1);
  expect(found[1]?.before).toBe(found[0]?.after);
  expect(found[1]?.after).toBeCloseTo(80, -1);
});

test('a level that stays, single outliers and short series have no change', () => {
  const outliers = wander(100, 200).map((value, index) => (index % 40 === 7 ? value * 50 : value));
  expect(findChangePoints(outliers)).toEqual([]);
  expect(findChangePoints(Array.from({ length: 300 }, () => 5))).toEqual([]);
  expect(findChangePoints([1, 1, 1, 9, 9, 9])).toEqual([]);
  expect(findChangePoints([])).toEqual([]);
});

test('noise has a change about as often as alpha says, and not more', () => {
  let state = 1;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const series = Array.from({ length: 400 }, () => Array.from({ length: 120 }, random));
  const found = series.filter((values) => findChangePoints(values, { alpha: 0.05 }).length > 0).length;
  expect(found / series.length).toBeLessThan(0.06);
  expect(found).toBeGreaterThan(0);
});
