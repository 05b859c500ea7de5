import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll, type Call } from './invoke-all.ts';
import type { Subject } from './subject.ts';

/** One reader among `functions - 1` writers of two registers; the more writers, the rarer the one order that shows the bug. */
export function reorderSubject(functions: number): Subject {
  return {
    name: `reorder-${functions}`,
    kind: 'buggy',
    bugClass: 'torn read',
    source: `SCTBench (Thomson, Donaldson, Betts, PPoPP 2014), CS/reorder_${functions}: re-created with two items in place of two variables.`,
    template: join(import.meta.dirname, 'subjects', 'reorder-3', 'template.yaml'),
    run: async (cloud) => {
      const writers = Array.from({ length: functions - 1 }, (): Call => ['SetBoth']);
      await invokeAll(cloud, [...writers, ['Compare']]);
    },
    check: async (cloud) => {
      assert.deepEqual(await cloud.stack().table('Findings').items(), []);
    },
  };
}
