import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two sign-ups for one name, and both are welcomed. */
export const accountManager: Subject = {
  name: 'account-manager',
  kind: 'buggy',
  bugClass: 'check then act',
  source: `Coyote's tutorial "AccountManager" (https://microsoft.github.io/coyote/), create if there is none: re-created with a get, a put, and a welcome message that tells who was told yes.`,
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['CreateAccount', { id: 'rose', owner: 'ann' }],
      ['CreateAccount', { id: 'rose', owner: 'ben' }],
    ]);
  },
  check: async (cloud) => {
    const stack = cloud.stack();
    const welcomed = (await stack.queue('Welcomes').messages()).map(({ text }) => text);
    assert.deepEqual(welcomed, [(await stack.table('Accounts').get({ id: 'rose' }))?.['owner']]);
  },
};
