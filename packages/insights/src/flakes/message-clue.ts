import type { FlakeClass } from './diagnose-flake.ts';

/** What a failure's words hint at. */
export interface MessageClue {
  readonly flakeClass: FlakeClass;
  readonly because: string;
}

/** The first that matches counts, so the more telling words stand first. */
const clues: readonly (readonly [FlakeClass, RegExp])[] = [
  ['random seed', /\bseed(?:ed)?\b|counterexample|falsif(?:ied|ying)|property failed|shrunk \d+ time/i],
  [
    'leaked environment',
    /environment variable|process\.env|\bos\.environ\b|\bNODE_ENV\b|\bTZ\b|\blocale\b|\btime ?zone\b|\bPATH is\b/i,
  ],
  [
    'resource exhaustion',
    /\bEMFILE\b|\bENFILE\b|\bEADDRINUSE\b|too many (?:open|connections|clients|files|requests)|\bpool (?:is |was )?(?:exhausted|empty|full)|\bno (?:free|available|more) \w+|\bexhausted\b|all \w+ (?:are )?in use/i,
  ],
  [
    'network',
    /\bE(?:CONNRESET|PIPE|TIMEDOUT|NETUNREACH|HOSTUNREACH|AI_AGAIN)\b|\bENOTFOUND\b|socket hang up|fetch failed|network error|\b50[234]\b|bad gateway|service unavailable|gateway time-?out|connection (?:was )?(?:reset|closed|lost)/i,
  ],
  [
    'concurrency',
    /deadlock|lost update|version conflict|optimistic lock|could not serialize|transaction ?conflict|conflicting (?:update|write)|concurrent(?:ly)? (?:modif|updat|writ|chang)|race condition|(?:is|already) locked|lock (?:is )?held/i,
  ],
  [
    'shared state',
    /already (?:exists|registered|taken|used)|duplicate|\bEEXIST\b|\bENOTEMPTY\b|unique constraint|ConditionalCheckFailed|left ?over/i,
  ],
  [
    'timing',
    /tim(?:e|ed)[ -]?out|exceeded timeout|deadline exceeded|gave up (?:waiting|after)|not (?:yet )?(?:ready|visible|settled|delivered) (?:after|within)|(?:within|after) (?:waiting )?\d+(?:\.\d+)? ?m?s\b/i,
  ],
  ['time of day', /midnight|yesterday|tomorrow|\btoday\b|daylight saving|\bleap\b/i],
];

/** What the messages of a flake's failures hint at; the one that most of them share, if it is more than half. */
export function readMessageClue(messages: readonly string[]): MessageClue | undefined {
  const counts = new Map<FlakeClass, { count: number; word: string }>();
  for (const message of messages) {
    const match = clues
      .map(([flakeClass, pattern]) => ({ flakeClass, word: pattern.exec(message)?.[0] }))
      .find(({ word }) => word !== undefined);
    if (match?.word === undefined) continue;
    const known = counts.get(match.flakeClass);
    if (known) known.count += 1;
    else counts.set(match.flakeClass, { count: 1, word: match.word });
  }
  const [most] = [...counts].sort(([, a], [, b]) => b.count - a.count);
  if (most === undefined || most[1].count <= messages.length / 2) return undefined;
  return { flakeClass: most[0], because: `its failures say “${most[1].word}”` };
}
