import { expect, test } from 'vitest';

import { fisherExact } from './fisher-exact.ts';

type Row = readonly [number, number];

// python3 -c "from scipy.stats import fisher_exact; print(fisher_exact(table, alternative=a)[1])"
const checked: readonly (readonly [Row, Row, number, number, number])[] = [
  [[3, 1], [1, 3], 0.24285714285714283, 0.9857142857142858, 0.48571428571428565],
  [[8, 2], [1, 5], 0.024475524475524483, 0.9991258741258742, 0.034965034965034975],
  [[10, 490], [20, 480], 0.9801392024808036, 0.04684562737793661, 0.09369125475587323],
  [[0, 5], [5, 0], 1, 0.003968253968253969, 0.007936507936507938],
  [[12, 8], [3, 477], 1.2269988017328047e-16, 1, 1.2269988017328047e-16],
  [[1, 9], [11, 3], 0.9999663480953022, 0.0013797280926100418, 0.0027594561852200836],
  [[200, 300], [150, 350], 0.000572376877246899, 0.9996446225689128, 0.001144753754493798],
  [[0, 0], [4, 5], 1, 1, 1],
];

test.each(checked)('%j against %j', (first, second, greater, less, twoSided) => {
  const table = { firstWith: first[0], firstWithout: first[1], secondWith: second[0], secondWithout: second[1] };
  expect(fisherExact(table, 'greater') / greater).toBeCloseTo(1, 9);
  expect(fisherExact(table, 'less') / less).toBeCloseTo(1, 9);
  expect(fisherExact(table) / twoSided).toBeCloseTo(1, 9);
});
