import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two doctors see that there is another one on call, and both go home. */
export const writeSkew: Subject = {
  name: 'write-skew',
  kind: 'buggy',
  bugClass: 'write skew',
  source:
    "Jepsen's and Elle's G2 anomaly (https://github.com/jepsen-io/elle), after the doctors of Cahill, Röhm and Fekete (SIGMOD 2008): re-created with a scan and an update.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud
      .stack()
      .table('Doctors')
      .putAll(['ann', 'ben'].map((id) => ({ id, isOnCall: true })));
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['GoHome', { id: 'ann' }],
      ['GoHome', { id: 'ben' }],
    ]);
  },
  check: async (cloud) => {
    const doctors = await cloud.stack().table('Doctors').items();
    assert.ok(
      doctors.some(({ isOnCall }) => isOnCall === true),
      'Nobody is on call',
    );
  },
};
