import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A room is taken for a trip that comes to nothing; meanwhile somebody else is told that there is none. */
export const tripReservation: Subject = {
  name: 'trip-reservation',
  kind: 'buggy',
  isHeldOut: true,
  bugClass: 'atomicity of several writes',
  source:
    "The travel application of Beldi (Zhang and others, OSDI 2020), which reserves a hotel and a flight in one transaction: named in the Skyrig lab's research notes, not opened; re-created without the transaction, with a reservation that is taken back.",
  template: join(import.meta.dirname, 'template.yaml'),
  seed: async (cloud) => {
    await cloud
      .stack()
      .table('Capacities')
      .putAll([
        { id: 'rooms', available: 1 },
        { id: 'seats', available: 0 },
      ]);
  },
  run: async (cloud) => {
    await invokeAll(cloud, [
      ['ReserveRoom', { guest: 'ann' }],
      ['ReserveTrip', { guest: 'bob' }],
    ]);
  },
  check: async (cloud) => {
    const available = (await cloud.stack().table('Capacities').get({ id: 'rooms' }))?.['available'];
    const refused = await cloud.stack().table('Refusals').items();
    assert.deepEqual({ available, refused: refused.map(({ id }) => id) }, { available: 0, refused: ['bob'] });
  },
};
