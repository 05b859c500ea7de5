import type { Pattern, PatternFactor } from './find-patterns.ts';
import { type MessageClue, readMessageClue } from './message-clue.ts';

/** The kinds of flakes. */
export type FlakeClass =
  | 'timing'
  | 'order'
  | 'shared state'
  | 'time of day'
  | 'random seed'
  | 'leaked environment'
  | 'resource exhaustion'
  | 'concurrency'
  | 'network'
  | 'pollution by predecessor'
  | 'unknown';

/** What kind of flake it is, as far as the evidence tells. */
export interface Diagnosis {
  readonly flakeClass: FlakeClass;
  /** `likely` when counts of runs show it, `possible` when only the message speaks of it. */
  readonly confidence: 'likely' | 'possible' | 'none';
  /** The evidence, one sentence each. */
  readonly because: readonly string[];
  /** The test that causes it, as an index; -1 when none is known. */
  readonly culprit: number;
}

/** Nearly all failures lie inside; the rest may have another cause. */
const explains = ({ failuresInside, failuresOutside }: Pattern): boolean =>
  failuresInside >= 4 * failuresOutside && failuresInside > 0;

const sentence = (pattern: Pattern): string =>
  `${pattern.failuresInside} of ${pattern.failuresInside + pattern.failuresOutside} failures, but ` +
  `${pattern.runsInside} of ${pattern.runsInside + pattern.runsOutside} runs in all: ${pattern.level}`;

interface Evidence {
  readonly find: (...factors: readonly PatternFactor[]) => Pattern | undefined;
  /** Tests after which it fails; several of them share something with it. */
  readonly afterOthers: readonly Pattern[];
  readonly clue: MessageClue | undefined;
}

/** What counts of runs say. */
function classifyPatterns({ find, afterOthers, clue }: Evidence): readonly [FlakeClass, Pattern] | undefined {
  const time = find('hour', 'weekday');
  if (time) return ['time of day', time];
  const after = afterOthers.length > 1 ? afterOthers[0] : find('after', 'predecessor');
  if (after) {
    if (clue?.flakeClass === 'leaked environment' || clue?.flakeClass === 'resource exhaustion') {
      return [clue.flakeClass, after];
    }
    const isShared = afterOthers.length > 1 || clue?.flakeClass === 'shared state';
    return [isShared ? 'shared state' : 'pollution by predecessor', after];
  }
  const before = find('before');
  if (before) return ['order', before];
  const position = find('position');
  if (position)
    return [
      position.level.startsWith('at position 1 ') ? 'order' : (clue?.flakeClass ?? 'resource exhaustion'),
      position,
    ];
  const place = find('worker', 'shard', 'environment');
  if (place) return [clue?.flakeClass ?? 'leaked environment', place];
  return undefined;
}

/** Names the kind of a flake from the conditions under which it fails and from what its failures say. */
export function diagnoseFlake(patterns: readonly Pattern[], messages: readonly string[]): Diagnosis {
  const explaining = patterns.filter(explains);
  const clue = readMessageClue(messages);
  const find = (...factors: readonly PatternFactor[]): Pattern | undefined =>
    explaining.find(({ factor }) => factors.includes(factor));
  const afterOthers = patterns.filter(({ factor }) => factor === 'after' || factor === 'predecessor');
  const classified = classifyPatterns({ find, afterOthers, clue });
  if (classified) {
    const [flakeClass, pattern] = classified;
    const because = [sentence(pattern), ...(clue?.flakeClass === flakeClass ? [clue.because] : [])];
    return { flakeClass, confidence: 'likely', because, culprit: pattern.otherTest };
  }
  const slow = find('duration');
  if (clue) {
    const isTimed = slow !== undefined && clue.flakeClass === 'timing';
    const because = isTimed ? [clue.because, sentence(slow)] : [clue.because];
    return { flakeClass: clue.flakeClass, confidence: isTimed ? 'likely' : 'possible', because, culprit: -1 };
  }
  if (slow) return { flakeClass: 'timing', confidence: 'possible', because: [sentence(slow)], culprit: -1 };
  return { flakeClass: 'unknown', confidence: 'none', because: [], culprit: -1 };
}
