/** What a field of a cron expression may hold. */
export interface CronFieldShape {
  readonly min: number;
  readonly max: number;
  /** Names in place of numbers: the first stands for `min`. */
  readonly names?: readonly string[];
  /** Ranges may run over the end: `FRI-MON`. */
  readonly isCyclic?: boolean;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

export const minuteField: CronFieldShape = { min: 0, max: 59, isCyclic: true };
export const hourField: CronFieldShape = { min: 0, max: 23, isCyclic: true };
export const dayOfMonthField: CronFieldShape = { min: 1, max: 31, isCyclic: true };
export const monthField: CronFieldShape = { min: 1, max: 12, names: MONTHS, isCyclic: true };
export const dayOfWeekField: CronFieldShape = { min: 1, max: 7, names: WEEKDAYS, isCyclic: true };
/**
 * AWS: the documented years are 1970-2199, but PutRule takes later ones; they never fire here.
 * Source: EventBridge user guide, "Cron expressions reference".
 */
export const yearField: CronFieldShape = { min: 1970, max: 2199 };

/** Parses a list of values, ranges and steps into the set of accepted numbers; undefined when it is malformed. */
export function parseCronField(text: string, shape: CronFieldShape): ReadonlySet<number> | undefined {
  const accepted = new Set<number>();
  for (const part of text.split(',')) {
    const values = parsePart(part, shape);
    if (values === undefined) return undefined;
    for (const value of values) accepted.add(value);
  }
  return accepted;
}

function parsePart(part: string, shape: CronFieldShape): readonly number[] | undefined {
  const [body = '', stepText, ...rest] = part.split('/');
  if (rest.length > 0) return undefined;
  const step = stepText === undefined ? 1 : parseDigits(stepText);
  if (step === undefined || step < 1) return undefined;
  const range = parseRange(body, stepText !== undefined, shape);
  if (range === undefined) return undefined;
  const [from, to] = range;
  const length = to >= from ? to - from : to - from + (shape.max - shape.min + 1);
  const span = shape.max - shape.min + 1;
  const values: number[] = [];
  for (let offset = 0; offset <= length; offset += step) values.push(shape.min + ((from - shape.min + offset) % span));
  return values;
}

function parseRange(body: string, hasStep: boolean, shape: CronFieldShape): readonly [number, number] | undefined {
  if (body === '*') return [shape.min, shape.max];
  const [fromText = '', toText, ...rest] = body.split('-');
  if (rest.length > 0) return undefined;
  const from = parseCronValue(fromText, shape);
  if (from === undefined) return undefined;
  // `5/15` starts at 5 and goes on to the end.
  if (toText === undefined) return [from, hasStep ? shape.max : from];
  const to = parseCronValue(toText, shape);
  if (to === undefined || (to < from && shape.isCyclic !== true)) return undefined;
  return [from, to];
}

/** Parses one number or name of a field. */
export function parseCronValue(text: string, shape: CronFieldShape): number | undefined {
  const named = shape.names?.indexOf(text) ?? -1;
  if (named >= 0) return shape.min + named;
  const value = parseDigits(text);
  return value === undefined || value < shape.min || value > shape.max ? undefined : value;
}

function parseDigits(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
