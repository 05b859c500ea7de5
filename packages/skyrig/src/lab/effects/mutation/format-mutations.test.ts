import { expect, test } from 'vitest';
import { formatMutationsMarkdown, formatMutationsText, summarizeMutations } from './format-mutations.ts';
import type { Mutation, MutationReport, MutationVerdict } from './mutation-report.ts';

const mutation = (attribute: string, verdict: MutationVerdict, more: Partial<Mutation> = {}): Mutation => ({
  operator: 'TAMPER',
  handler: 'Take',
  operation: 'PutItem',
  resource: 'Orders',
  attribute,
  level: 0,
  verdict,
  ...more,
});

const report = (...mutations: Mutation[]): MutationReport => ({
  mutations,
  score: 0,
  verdicts: {} as MutationReport['verdicts'],
  runs: 1,
  predictions: { checked: 0, right: 0 },
  elapsedMs: 1,
});

const summary = summarizeMutations([
  {
    name: 'a',
    report: report(mutation('total', 'killed by assertion', { error: 'a | b' }), mutation('email', 'survived')),
  },
  { name: 'b', report: report(mutation('total', 'predicted'), mutation('note', 'equivalent')) },
  {
    name: 'c',
    report: report(mutation('email', 'predicted'), mutation('status', 'predicted', { suggestion: 'expect(x);' })),
  },
  { name: 'd', refusal: 'It differs.' },
  { name: 'e', report: report() },
  { name: 'f', report: report() },
]);

test('what one test notices is noticed, whatever the others do', () => {
  expect(summary.mutations.map(({ attribute, verdict }) => [attribute, verdict])).toEqual([
    ['email', 'survived'],
    ['note', 'equivalent'],
    ['status', 'predicted'],
    ['total', 'killed by assertion'],
  ]);
  expect(summary.score).toBeCloseTo(1 / 3);
});

test('the text names what nobody noticed, and what was not mutated', () => {
  expect(formatMutationsText(summary)).toMatchInlineSnapshot(`
    "6 tests, 4 mutations, score 33 %: 1 killed by assertion, 1 survived, 1 predicted, 1 equivalent

    Nobody noticed:
      - changing Orders.email, PutItem of Take
      - changing Orders.status, PutItem of Take (not looked at)
          expect(x);

    Not mutated:
      - It differs.
          d
      - In the cloud that it was given, its body sets nothing off that a function writes or sends. What hooks and fixtures set off is not changed, nor what happens in clouds that it starts itself.
          e
          f"
  `);
});

test('Markdown has a row for each, whatever is in its error', () => {
  const text = formatMutationsMarkdown(summary);
  expect(text).toContain('**Score 33 %** of 4 mutations in 6 tests');
  expect(text).toContain('| TAMPER | Take | PutItem | Orders.total | killed by assertion | a \\| b |');
  expect(text).toContain('- changing Orders.status, PutItem of Take (not looked at)\n  ```ts\n  expect(x);\n  ```');
  expect(text).toContain('Not mutated: It differs.\n\n- d\n');
});
