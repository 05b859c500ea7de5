import type { Step } from '../model/step.ts';
import type { TableShape } from '../model/table-shape.ts';
import type { Outcome } from './outcome.ts';
import { isRecord, type Plain } from './plain.ts';

/** One place where the two answers to one request are not the same. */
export interface Difference {
  readonly table: TableShape;
  readonly step: Step;
  /** Where in the outcome: `error.message`, `answer.Items[].n`; `outcome` when one is an error and the other is not. */
  readonly path: string;
  readonly theirs: Plain | undefined;
  readonly ours: Plain | undefined;
}

type Found = Pick<Difference, 'path' | 'theirs' | 'ours'>;

function compare(path: string, theirs: Plain | undefined, ours: Plain | undefined): Found[] {
  if (Array.isArray(theirs) && Array.isArray(ours)) {
    if (theirs.length !== ours.length) return [{ path: `${path}.length`, theirs, ours }];
    return theirs.flatMap((value, index) => compare(`${path}[]`, value as Plain, ours[index] as Plain));
  }
  if (isRecord(theirs) && isRecord(ours)) {
    return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap((name) =>
      compare(`${path}.${name}`, theirs[name], ours[name]),
    );
  }
  return theirs === ours ? [] : [{ path, theirs, ours }];
}

export function compareOutcomes(table: TableShape, step: Step, theirs: Outcome, ours: Outcome): Difference[] {
  const found: Found[] =
    'answer' in theirs && 'answer' in ours
      ? compare('answer', theirs.answer, ours.answer)
      : 'error' in theirs && 'error' in ours
        ? compare('error', theirs.error, ours.error)
        : [
            {
              path: 'outcome',
              theirs: 'error' in theirs ? theirs.error : theirs.answer,
              ours: 'error' in ours ? ours.error : ours.answer,
            },
          ];
  return found.map((one) => ({ table, step, ...one }));
}

const show = (value: Plain | undefined): string =>
  isRecord(value) && typeof value['message'] === 'string'
    ? value['message']
    : value === undefined
      ? 'nothing'
      : JSON.stringify(value);

/** Differences of one kind are reported once. Names and numbers in messages do not make another kind. */
export function kindOf({ step, path, theirs, ours }: Difference): string {
  const inner =
    path.startsWith('error') || path === 'outcome'
      ? [theirs, ours].map((value) =>
          show(value)
            .replaceAll(/[:#][A-Za-z0-9_]*|\[[^\]]*\]|\d+|operand type: .*|syntax error.*/g, '_')
            .slice(0, 160),
        )
      : [];
  return [step.operation, path, ...inner].join(' | ');
}
