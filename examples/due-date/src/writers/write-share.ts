import type { Share } from '../rows.ts';

/** Puts one value into the row. Answers whether every expected key has its value now. */
export type WriteShare = (share: Share) => Promise<{ readonly isComplete: boolean }>;
