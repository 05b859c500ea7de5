import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A request gets in between the look whether the device stops and the note that it is in use. */
export const bluetoothDriver: Subject = {
  name: 'bluetooth-driver',
  kind: 'buggy',
  bugClass: 'check then act',
  source:
    "SCTBench (Thomson, Donaldson, Betts, PPoPP 2014), CS/bluetooth_driver, after Qadeer and Wu (PLDI 2004): re-created with the device's flags in one item.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud.stack().table('Devices').put({ id: 'radio', pending: 1, stopping: false, stopped: false });
  },
  run: async (cloud) => {
    await invokeAll(cloud, [['Use'], ['Stop']]);
  },
  check: async (cloud) => {
    assert.deepEqual(await cloud.stack().table('Findings').items(), []);
  },
};
