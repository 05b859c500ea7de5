import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A node that is asked by two candidates at once votes for both, and there are two leaders in one term. */
export const leaderElection: Subject = {
  name: 'leader-election',
  kind: 'buggy',
  bugClass: 'check then act',
  source: `Coyote's tutorial "Raft service" (CloudMessaging, https://github.com/microsoft/coyote, Samples/CloudMessaging): of it, the vote of one term is re-created, with functions as servers.`,
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Campaign', { term: 1, candidate: 'n1' }],
      ['Campaign', { term: 1, candidate: 'n2' }],
    ]);
  },
  check: async (cloud) => {
    const leaders = await cloud.stack().table('Leaders').items();
    assert.ok(leaders.length <= 1, `${leaders.length} leaders in one term`);
  },
};
