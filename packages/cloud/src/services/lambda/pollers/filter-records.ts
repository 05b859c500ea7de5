import { compileEventPattern, type EventMatcher } from '../../event-patterns/index.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Decides about one record with the filters of a mapping; any of them is enough. */
export function createRecordFilter(filters: readonly string[]): (record: Facts) => boolean {
  if (filters.length === 0) return () => true;
  const tests = filters.map(createTest);
  return (record) => tests.some((test) => test(record));
}

function createTest(pattern: string): EventMatcher {
  const matches = compileEventPattern(pattern);
  const wanted = (JSON.parse(pattern) as Facts)['body'];
  if (wanted === undefined) return matches;
  // AWS: a filter on properties of the body matches JSON bodies only, one on its text those that are none.
  // Source: Lambda developer guide, "Using event filtering with an Amazon SQS event source".
  return (event) => {
    const record = event as Facts;
    const json = parseContainer(record['body']);
    const wantsText = Array.isArray(wanted);
    if (wantsText === (json !== undefined)) return false;
    return matches(wantsText ? record : { ...record, body: json });
  };
}

function parseContainer(body: unknown): object | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    const value = JSON.parse(body) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
