import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two clerks change different parts of a case, and one change is overwritten by the other's copy. */
export const caseSave: Subject = {
  name: 'case-save',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    'https://github.com/ustaxcourt/ef-cms/issues/8368 and https://github.com/ustaxcourt/ef-cms/issues/581: a whole case is loaded, changed and saved; re-created with two changes of different parts.',
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud
      .stack()
      .table('Cases')
      .put({ id: '101-20', status: 'new', documents: ['petition'] });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['FileDocument', { id: '101-20', document: 'answer' }],
      ['SetStatus', { id: '101-20', status: 'calendared' }],
    ]);
  },
  check: async (cloud) => {
    assert.deepEqual(await cloud.stack().table('Cases').get({ id: '101-20' }), {
      id: '101-20',
      status: 'calendared',
      documents: ['petition', 'answer'],
    });
  },
};
