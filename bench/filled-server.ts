/** `filled-server.ts PORT ITEMS`: a cloud in real time that listens once it is filled. */
import { createCloud } from '@skyrig/cloud';

import { gatewayDoor } from './doors.ts';
import { fillQueue, fillTable } from './requests.ts';

const [port = 0, items = 0] = process.argv.slice(2).map(Number);
const cloud = createCloud({ clock: 'real' });
await fillTable(gatewayDoor(cloud), items);
await fillQueue(gatewayDoor(cloud), items);
await cloud.listen({ port });
