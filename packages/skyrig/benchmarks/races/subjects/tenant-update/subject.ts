import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** Events about one tenant are worked off at once, and the outcome of one of them is lost. */
export const tenantUpdate: Subject = {
  name: 'tenant-update',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    'https://github.com/awslabs/aws-saas-boost/pull/451: a tenant is read and written back for each event; re-created with a rule of an event bus.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud.bus().put(
      {
        source: 'tenants',
        detailType: 'Tenant changed',
        detail: { tenant: 't', changes: { hostname: 't.example' } },
      },
      { source: 'tenants', detailType: 'Tenant changed', detail: { tenant: 't', changes: { pipeline: 'ready' } } },
    );
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.deepEqual(await cloud.stack().table('Tenants').get({ id: 't' }), {
      id: 't',
      hostname: 't.example',
      pipeline: 'ready',
    });
  },
};
