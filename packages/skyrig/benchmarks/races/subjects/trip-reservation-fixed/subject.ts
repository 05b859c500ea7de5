import { join } from 'node:path';
import type { Subject } from '../../subject.ts';
import { tripReservation } from '../trip-reservation/subject.ts';

/** Room and seat are taken in one transaction. */
export const tripReservationFixed: Subject = {
  ...tripReservation,
  name: 'trip-reservation-fixed',
  kind: 'fixed',
  twinOf: 'trip-reservation',
  template: join(import.meta.dirname, 'template.yaml'),
};
