import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A report is meant to be drawn before both bookings have come in, and nothing makes it so. */
export const lazy01: Subject = {
  name: 'lazy01',
  kind: 'buggy',
  bugClass: 'order',
  source:
    'SCTBench (Thomson, Donaldson, Betts, PPoPP 2014), CS/lazy01: re-created with atomic updates, so that only the order is wrong.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [['Report'], ['AddOne'], ['AddTwo']]);
  },
  check: async (cloud) => {
    assert.deepEqual(await cloud.stack().table('Findings').items(), []);
  },
};
