import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** Two extractions of one document each write all of its sections. */
export const documentSections: Subject = {
  name: 'document-sections',
  kind: 'buggy',
  isHeldOut: true,
  bugClass: 'lost update',
  source:
    'https://github.com/aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws/issues/1111: an item is read, a list in it changed, and the whole written back by an update that cannot take a condition; re-created with sections.',
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    const sections = [{ id: 's1' }, { id: 's2' }];
    await cloud.stack().table('Documents').put({ id: 'd', sections });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['SetConfidence', { document: 'd', section: { id: 's1', confidence: 90 } }],
      ['SetConfidence', { document: 'd', section: { id: 's2', confidence: 80 } }],
    ]);
  },
  check: async (cloud) => {
    assert.deepEqual((await cloud.stack().table('Documents').get({ id: 'd' }))?.['sections'], [
      { id: 's1', confidence: 90 },
      { id: 's2', confidence: 80 },
    ]);
  },
};
