import type { Assessment, EffectCoverage, FunctionCoverage } from './assessment.ts';

/** A cell; `tone` colours it where there are colours. */
export interface Cell {
  readonly text: string;
  readonly tone?: 'good' | 'fair' | 'bad' | 'muted';
  /** A name of the system: set in a fixed-width face. */
  readonly isName?: boolean;
}

/** A table of an assessment, for whatever format. */
export interface AssessmentTable {
  readonly title: string;
  /** What it says, in a sentence. */
  readonly lead: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Shown in place of the rows when there are none. */
  readonly empty: string;
}

const plain = (text: string | number): Cell => ({ text: String(text) });
const named = (text: string): Cell => ({ text, isName: true });
const list = (items: readonly string[], none = '–'): Cell => plain(items.length === 0 ? none : items.join(', '));
const levelTones = { Full: 'good', Partial: 'fair', None: 'bad', Excluded: 'muted' } as const;
const priorityTones = { P0: 'bad', P1: 'fair', P2: 'muted', P3: 'muted' } as const;

function effectText({ resource, changed, read, asserted, passedOn }: EffectCoverage): string {
  const seen = asserted === undefined ? `${read} read` : `${asserted} asserted`;
  return `${resource}: ${seen}${passedOn > 0 ? `, ${passedOn} passed on` : ''} of ${changed}`;
}

function functionRow(one: FunctionCoverage): Cell[] {
  return [
    named(one.function),
    list(one.triggers),
    plain(`${one.tests.length} (${one.entering} by its trigger)`),
    { text: one.coverage, tone: levelTones[one.coverage] },
    plain(one.effects.map(effectText).join('; ') || '–'),
    plain(one.failurePaths.join('; ') || '–'),
    plain(one.reasons.join('; ') || '–'),
  ];
}

const share = (value: number | undefined): Cell => {
  if (value === undefined) return { text: 'not observed', tone: 'muted' };
  const percent = Math.round(value * 100);
  return { text: `${percent} %`, tone: percent === 100 ? 'good' : percent >= 50 ? 'fair' : 'bad' };
};

const MAX_NAMES = 3;

function shorten(names: readonly string[]): Cell {
  const more = names.length - MAX_NAMES;
  return list(more > 0 ? [...names.slice(0, MAX_NAMES), `and ${more} more`] : names);
}

/** Every table of an assessment, the ones that people act on first. */
export function assessmentTables(assessment: Assessment): readonly AssessmentTable[] {
  const { functions, triggers, services, failures, missing, checks, factors, recommendations } = assessment;
  return [
    {
      title: 'Recommendations',
      lead: 'What to do next, the most urgent first.',
      columns: ['', 'Subject', 'What', 'Why', 'Where'],
      rows: recommendations.map(({ priority, subject, what, why, file }) => [
        { text: priority, tone: priorityTones[priority] },
        named(subject),
        plain(what),
        plain(why),
        named(file),
      ]),
      empty: 'Nothing to recommend.',
    },
    {
      title: 'Functions',
      lead: 'Full: a test enters by the real trigger and looks at the effects, no effect goes unseen, and a failure path is exercised. Partial: something of that is missing. Only passed tests count.',
      columns: ['Function', 'Trigger', 'Tests', 'Coverage', 'Effects', 'Failure paths', 'Missing for Full'],
      rows: functions.map(functionRow),
      empty: 'The template has no functions.',
    },
    {
      title: 'Triggers',
      lead: 'Entered: a test sets it off itself. In a flow: it fires only because another function did something.',
      columns: ['Trigger', 'Kind', 'Function', 'Takes from', 'Tested', 'Tests'],
      rows: triggers.map(({ trigger, kind, function: name, source, tested, tests }) => [
        named(trigger),
        plain(kind),
        named(name),
        plain(source ?? '–'),
        { text: tested, tone: tested === 'entered' ? 'good' : tested === 'never' ? 'bad' : 'fair' },
        plain(tests),
      ]),
      empty: 'There are no triggers.',
    },
    {
      title: 'Services',
      lead: 'Configured: in the template. Used: by a function in a test. Asserted: read by a test after a function had changed it, or passed on to another function.',
      columns: ['Service', 'Configured', 'Used', 'Asserted', 'Used, but not in the template'],
      rows: services.map(({ service, configured, used, asserted, unknown }) => [
        plain(service),
        list(configured),
        { ...list(used), tone: used.length === configured.length ? 'good' : 'fair' },
        { ...list(asserted), tone: asserted.length === configured.length ? 'good' : 'fair' },
        list(unknown),
      ]),
      empty: 'The template has no tables, queues, topics, buckets or buses.',
    },
    {
      title: 'Failure scenarios',
      lead: 'Trouble that functions met in tests.',
      columns: ['Category', 'Tests', 'Functions', 'What they met'],
      rows: failures.map(({ category, tests, functions: names, seen }) => [
        plain(category),
        { text: String(tests), tone: tests > 0 ? 'good' : 'bad' },
        list(names),
        list(seen),
      ]),
      empty: '',
    },
    {
      title: 'Missing scenarios',
      lead: 'Trouble that can befall a function, and that no test makes befall it.',
      columns: ['Function', 'Scenario', 'Why it can happen', 'Where'],
      rows: missing.map(({ function: name, category, why, file }) => [
        named(name),
        plain(category),
        plain(why),
        named(file),
      ]),
      empty: 'None.',
    },
    {
      title: 'Score',
      lead: `A factor’s score is the mean of its checks. What could not be observed is left out; ${assessment.observedWeight} % of the weight could be.`,
      columns: ['Factor', 'Weight', 'Score', 'Rule'],
      rows: factors.map(({ factor, weight, score, rule }) => [
        plain(factor),
        plain(`${weight} %`),
        share(score === undefined ? undefined : score / 100),
        plain(rule),
      ]),
      empty: '',
    },
    {
      title: 'Checks',
      lead: 'The evidence behind the score: isolation, configuration and documentation.',
      columns: ['Factor', 'Check', 'Holds', 'Evidence', 'Does not hold for'],
      rows: checks.map(({ factor, name, share: value, evidence, failing }) => [
        plain(factor),
        plain(name),
        share(value),
        plain(evidence),
        shorten(failing),
      ]),
      empty: '',
    },
  ];
}

/** The assessment in a sentence or two. */
export function assessmentSummary({ score, coverage, tests, functions }: Assessment): string {
  const { full, partial, none, excluded } = coverage;
  const files = tests.files === 1 ? '1 file' : `${tests.files} files`;
  const left = excluded > 0 ? `, ${excluded} excluded` : '';
  const failed = tests.failed > 0 ? `, ${tests.failed} of them failed and do not count as coverage` : '';
  return `Score ${score ?? 'not observed'}${score === undefined ? '' : ' of 100'}. ${functions.length} functions: ${full} full, ${partial} partial, ${none} none${left}. Observed in ${tests.count} tests of ${files}${failed}.`;
}
