import { log } from '../log.ts';
import { completeRow } from '../results.ts';
import type { Share } from '../rows.ts';
import { setting } from '../settings.ts';
import { writeShare as correct } from '../writers/correct.ts';
import { writeShare as itemPerKey } from '../writers/item-per-key.ts';
import { writeShare as racy } from '../writers/racy.ts';
import { writeShare as versioned } from '../writers/versioned.ts';
import type { WriteShare } from '../writers/write-share.ts';

const VARIANTS: Readonly<Record<string, WriteShare>> = { correct, racy, versioned, 'item-per-key': itemPerKey };

/** Writes one value. The writer that finds the row complete marks it DONE. */
export async function handler(share: Share): Promise<void> {
  const variant = setting('WRITER_VARIANT');
  const writeShare = VARIANTS[variant];
  if (!writeShare) throw new Error(`WRITER_VARIANT is ${variant}: give one of ${Object.keys(VARIANTS).join(', ')}.`);
  const { isComplete } = await writeShare(share);
  log('written', { ...share, variant });
  if (isComplete && (await completeRow(share.id, new Date()))) log('completed', { id: share.id });
}
