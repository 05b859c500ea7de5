import { expect, test } from 'vitest';

import { holmCorrection } from './holm-correction.ts';

// R: p.adjust(c(0.01, 0.04, 0.03, 0.005), 'holm') is 0.03 0.06 0.06 0.02; by hand: 0.005·4, 0.01·3, 0.03·2, max(0.06, 0.04·1).
test('each p-value is multiplied by how many are left, and none falls below a smaller one', () => {
  expect(holmCorrection([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
});

test('nothing is more than certain, and nothing comes of nothing', () => {
  expect(holmCorrection([0.6, 0.9])).toEqual([1, 1]);
  expect(holmCorrection([])).toEqual([]);
});
