import { skyrigError } from '../model/skyrig-error.ts';

/** A JSON object about which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** True for a JSON object; a list is none. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or undefined for anything else; other tools write null, or nothing. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A finite number, or undefined for anything else. */
export function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The parts of a report that everything else is read from. */
export interface ReportParts {
  readonly report: Fields;
  readonly results: Fields;
  readonly tests: readonly unknown[];
}

const foreign = (what: string, cause?: unknown): Error =>
  skyrigError('RESULTS_FILE', `This is no CTRF report: ${what}.`, cause === undefined ? {} : { cause });

/** Takes a CTRF file apart; throws, saying what is wrong, when it is damaged or something else. */
export function readReport(text: string): ReportParts {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch (error) {
    const what = text.trim() === '' ? 'it is empty' : `it is not JSON, or was cut off (${(error as Error).message})`;
    throw foreign(what, error);
  }
  if (!isFields(report)) throw foreign('it holds no object');
  const { results } = report;
  if (!isFields(results)) throw foreign('it has no "results"');
  const { tests } = results;
  if (!Array.isArray(tests)) throw foreign('"results" has no list "tests"');
  return { report, results, tests };
}
