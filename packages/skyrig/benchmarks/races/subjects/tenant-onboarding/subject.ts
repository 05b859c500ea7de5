import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two tenants are onboarded at once and get the same block of addresses. */
export const tenantOnboarding: Subject = {
  name: 'tenant-onboarding',
  kind: 'buggy',
  bugClass: 'write skew',
  source:
    "Jepsen's and Elle's G2 anomaly with a predicate (https://github.com/jepsen-io/elle), in the clothes of the onboarding of tenants: re-created with a scan for the lowest free block.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['Onboard', { id: 'acme' }],
      ['Onboard', { id: 'bolt' }],
    ]);
  },
  check: async (cloud) => {
    const blocks = (await cloud.stack().table<{ block: number }>('Tenants').items()).map(({ block }) => block);
    assert.deepEqual(blocks.sort(), [1, 2]);
  },
};
