import { expect, test } from 'vitest';
import { logRank, type Survival } from './log-rank.ts';

/*
 * Weeks of remission of leukaemia (Freireich and others, Blood 1963), with the logarithm of the white blood cell count, as
 * printed in Kleinbaum and Klein, "Survival Analysis", chapters 2 and 5. `+`: the patient was still in remission.
 */
const TREATED =
  '6 2.31, 6 4.06, 6 3.28, 7 4.43, 10 2.96, 13 2.88, 16 3.60, 22 2.32, 23 2.57, 6+ 3.20, 9+ 2.80, 10+ 2.70, 11+ 2.60, ' +
  '17+ 2.16, 19+ 2.05, 20+ 2.01, 25+ 1.78, 32+ 2.20, 32+ 2.53, 34+ 1.47, 35+ 1.45';
const PLACEBO =
  '1 2.80, 1 5.00, 2 4.91, 2 4.48, 3 4.01, 4 4.36, 4 2.42, 5 3.49, 5 3.97, 8 3.52, 8 3.05, 8 2.32, 8 3.26, 11 3.49, ' +
  '11 2.12, 12 1.50, 12 3.06, 15 2.30, 17 2.95, 22 2.73, 23 1.97';

function patients(text: string, isMeant: (count: number) => boolean = () => true): readonly Survival[] {
  return text
    .split(', ')
    .map((patient) => patient.split(' '))
    .filter(([, count]) => isMeant(Number(count)))
    .map(([time = '']) => ({ time: Number.parseInt(time, 10), isEvent: !time.endsWith('+') }));
}

// Kleinbaum and Klein, chapter 2: 9 and 21 events against 19.25 and 10.75 expected, chi-square 16.79, p 0.000042 (R: survdiff).
test('the log-rank test of a textbook', () => {
  const { observed, expected, chiSquare, p } = logRank([{ ours: patients(TREATED), theirs: patients(PLACEBO) }]);
  expect(observed).toBe(9);
  expect(expected).toBeCloseTo(19.25, 2);
  expect(chiSquare).toBeCloseTo(16.79, 2);
  expect(p).toBeCloseTo(4.17e-5, 6);
});

// The same by three classes of the count (up to 2.30, up to 3.00, above): 16.38 expected, chi-square 10.14, p 0.0014.
test('the stratified log-rank test of a textbook', () => {
  const classes = [
    (count: number): boolean => count <= 2.3,
    (count: number): boolean => count > 2.3 && count <= 3,
    (count: number): boolean => count > 3,
  ];
  const strata = classes.map((isMeant) => ({ ours: patients(TREATED, isMeant), theirs: patients(PLACEBO, isMeant) }));
  const { observed, expected, chiSquare, p } = logRank(strata);
  expect(observed).toBe(9);
  expect(expected).toBeCloseTo(16.38, 2);
  expect(chiSquare).toBeCloseTo(10.14, 2);
  expect(p).toBeCloseTo(0.00145, 5);
});

test('groups that fare the same are not told apart', () => {
  const found = [{ time: 1, isEvent: true }];
  const never = [{ time: 1000, isEvent: false }];
  expect(logRank([{ ours: [...found, ...found], theirs: found }])).toMatchObject({ chiSquare: 0, p: 1 });
  expect(logRank([{ ours: never, theirs: never }])).toMatchObject({ observed: 0, expected: 0, chiSquare: 0, p: 1 });
  expect(logRank([])).toMatchObject({ chiSquare: 0, p: 1 });
});

test('who asks the other way round hears the same', () => {
  const one = { ours: patients(TREATED), theirs: patients(PLACEBO) };
  const other = { ours: one.theirs, theirs: one.ours };
  expect(logRank([one]).chiSquare).toBeCloseTo(logRank([other]).chiSquare, 10);
});
