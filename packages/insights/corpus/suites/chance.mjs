/** What differs from run to run. A seed gives the same run again. */
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

const seed = process.env['CORPUS_SEED'] ?? '1';
const drawn = new Map();

/** The next number from 0 to 1 of a name; a retry draws another. */
export function draw(name) {
  const count = drawn.get(name) ?? 0;
  drawn.set(name, count + 1);
  return createHash('sha1').update(`${seed}/${name}/${count}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** True in this share of the runs. */
export const happens = (name, share) => draw(name) < share;

/** The time of the run. */
export const now = () => new Date(process.env['CORPUS_NOW'] ?? '2026-01-05T09:30:00Z');

/** The version of the code under test: 1, later 2. */
export const version = Number(process.env['CORPUS_VERSION'] ?? '1');

/** In a run in which the machine is at fault, most tests fail, whatever they test. */
export function reachStack(name) {
  if (process.env['CORPUS_OUTAGE'] === '1' && happens(`outage ${name}`, 0.8))
    throw new Error('the stack is not deployed');
}

export { delay };
