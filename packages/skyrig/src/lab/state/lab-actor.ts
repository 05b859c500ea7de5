import type { Actor } from '@skyrig/cloud';

/** Reads on the lab's own behalf, so that nobody takes it for the test looking at something. */
export const lab: Actor = { kind: 'service', id: 'lab', name: 'lab', identity: 'lab', cause: undefined };
