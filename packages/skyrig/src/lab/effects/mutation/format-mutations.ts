import type { Mutation, MutationReport } from './mutation-report.ts';

/** Of many tests: what one of them notices is noticed. */
export interface MutationSummary {
  readonly tests: readonly { readonly name: string; readonly report?: MutationReport; readonly refusal?: string }[];
  /** One for each effect and operator, with the best verdict that any test gave. */
  readonly mutations: readonly Mutation[];
  /** As {@link MutationReport.score}, over all tests. */
  readonly score: number;
}

const RANK: readonly Mutation['verdict'][] = [
  'killed by assertion',
  'killed by crash',
  'killed by timeout',
  'survived',
  'predicted',
  'equivalent',
  'not reached',
  'not run',
];
/* Verdicts from here on say nothing about the tests. */
const COUNTED = 5;

export function summarizeMutations(tests: MutationSummary['tests']): MutationSummary {
  const best = new Map<string, Mutation>();
  for (const mutation of tests.flatMap(({ report }) => report?.mutations ?? [])) {
    const id = nameOf(mutation);
    const known = best.get(id);
    if (!known || RANK.indexOf(mutation.verdict) < RANK.indexOf(known.verdict)) best.set(id, mutation);
  }
  const mutations = [...best].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mutation]) => mutation);
  const countable = mutations.filter(({ verdict }) => RANK.indexOf(verdict) < COUNTED).length;
  const killed = mutations.filter(({ verdict }) => verdict === 'killed by assertion').length;
  return { tests, mutations, score: countable === 0 ? 1 : killed / countable };
}

/** `9 killed by assertion, 3 survived; 12 runs` */
export function describeCounts({ verdicts, runs }: MutationReport): string {
  const parts = RANK.flatMap((verdict) => (verdicts[verdict] > 0 ? [`${String(verdicts[verdict])} ${verdict}`] : []));
  return `${parts.join(', ') || 'no effects'}; ${String(runs)} runs`;
}

/** What nobody noticed, grouped by function; undefined verdicts such as equivalent ones are only counted. */
export function formatMutationsText(summary: MutationSummary): string {
  const { tests, mutations, score } = summary;
  const missed = mutations.filter(({ verdict }) => verdict === 'survived' || verdict === 'predicted');
  const lines = [
    `${String(tests.length)} tests, ${String(mutations.length)} mutations, score ${percent(score)}: ${countsOf(mutations)}`,
  ];
  if (missed.length > 0) lines.push('', 'Nobody noticed:');
  for (const mutation of missed) {
    lines.push(`  - ${sentenceOf(mutation)}`);
    if (mutation.suggestion !== undefined) lines.push(`      ${mutation.suggestion}`);
  }
  const left = leftOut(tests);
  if (left.length > 0) lines.push('', 'Not mutated:');
  for (const { names, why } of left) lines.push(`  - ${why}`, ...names.map((name) => `      ${name}`));
  return lines.join('\n');
}

/** The same for GitHub: a table of all, and what nobody noticed with assertions that would. */
export function formatMutationsMarkdown({ tests, mutations, score }: MutationSummary): string {
  const missed = mutations.filter(({ verdict }) => verdict === 'survived' || verdict === 'predicted');
  const rows = mutations.map(({ operator, handler, operation, resource, attribute, verdict, error }) =>
    [
      operator,
      handler,
      operation,
      attribute === undefined ? resource : `${resource}.${attribute}`,
      verdict,
      error ?? '',
    ]
      .map((cell) => cell.replaceAll('|', String.raw`\|`))
      .join(' | '),
  );
  return [
    '# Effect mutations',
    `**Score ${percent(score)}** of ${String(mutations.length)} mutations in ${String(tests.length)} tests: ${countsOf(mutations)}.`,
    ...(missed.length === 0
      ? []
      : ['## Nobody noticed', missed.map((one) => `- ${sentenceOf(one)}${codeOf(one)}`).join('\n')]),
    ...(rows.length === 0
      ? []
      : [
          '## All',
          [
            '| Operator | Function | Operation | What | Verdict | Error |',
            '|---|---|---|---|---|---|',
            ...rows.map((row) => `| ${row} |`),
          ].join('\n'),
        ]),
    ...leftOut(tests).map(({ names, why }) =>
      [`Not mutated: ${why}`, names.map((name) => `- ${name}`).join('\n')].join('\n\n'),
    ),
    '',
  ].join('\n\n');
}

const NO_EFFECTS =
  'In the cloud that it was given, its body sets nothing off that a function writes or sends. What hooks and fixtures set off is not changed, nor what happens in clouds that it starts itself.';

/** Tests of which no effect was changed, by the reason. */
function leftOut(
  tests: MutationSummary['tests'],
): readonly { readonly names: readonly string[]; readonly why: string }[] {
  const reasons = new Map<string, string[]>();
  for (const { name, report, refusal } of tests) {
    const why = refusal ?? (report?.mutations.length === 0 ? NO_EFFECTS : undefined);
    if (why !== undefined) reasons.set(why, [...(reasons.get(why) ?? []), name]);
  }
  return [...reasons].map(([why, names]) => ({ names, why }));
}

function codeOf({ suggestion }: Mutation): string {
  return suggestion === undefined ? '' : `\n  \`\`\`ts\n  ${suggestion}\n  \`\`\``;
}

const DOING: Readonly<Record<Mutation['operator'], string>> = {
  DROP: 'dropping',
  DUP: 'doubling',
  DELAY: 'delaying',
  TAMPER: 'changing',
  'WRONG-KEY': 'misdirecting',
  'STALE-READ': 'making stale',
  'DROP-MSG': 'dropping',
  'DUP-DELIVERY': 'delivering twice',
  REORDER: 'reordering',
};

function sentenceOf({ operator, handler, operation, resource, attribute, verdict }: Mutation): string {
  const what = attribute === undefined ? resource : `${resource}.${attribute}`;
  const why = verdict === 'predicted' ? ' (not looked at)' : '';
  return `${DOING[operator]} ${what}, ${operation} of ${handler}${why}`;
}

function countsOf(mutations: readonly Mutation[]): string {
  const counts = RANK.map((verdict) => [verdict, mutations.filter((one) => one.verdict === verdict).length] as const);
  return counts.flatMap(([verdict, count]) => (count > 0 ? [`${String(count)} ${verdict}`] : [])).join(', ') || 'none';
}

function nameOf({ handler, resource, operation, attribute, operator }: Mutation): string {
  return [handler, resource, operation, attribute ?? '', operator].join(' ');
}

function percent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
