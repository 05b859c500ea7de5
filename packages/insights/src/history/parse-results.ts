import { parseCtrf } from '../ctrf/parse-ctrf.ts';
import { type JunitDefaults, parseJunit } from '../junit/parse-junit.ts';
import { skyrigError } from '../model/skyrig-error.ts';
import type { Run } from '../model/run.ts';

/** Reads a file of results, whichever of CTRF (JSON) and JUnit (XML) it is. Throws `ERR_SKYRIG_RESULTS_FILE` for any other. */
export function parseResults(text: string, defaults: JunitDefaults = {}): Run {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('<')) return parseJunit(start, defaults);
  if (start.startsWith('{')) return parseCtrf(start, defaults);
  const what = start === '' ? 'The file is empty' : 'This is neither CTRF (JSON) nor JUnit XML';
  throw skyrigError('RESULTS_FILE', `${what}.`);
}
