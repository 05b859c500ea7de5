import { EDITS } from '../edits/edits.ts';
import type { EditedReplay } from '../edits/edited-replays.ts';
import { markdownTable } from './markdown-table.ts';

/** Whether schedules survive changes to the code, found by what their steps are or by their positions. */
export function formatEdits(replays: readonly EditedReplay[]): string {
  const rows = [undefined, ...EDITS].map((edit) => {
    const own = replays.filter((replay) => replay.edit === edit?.name);
    const share = (isSame: (replay: EditedReplay) => boolean): string =>
      own.length === 0 ? '' : `${((100 * own.filter(isSame).length) / own.length).toFixed(0)} %`;
    return [
      edit ? `${edit.name}: ${edit.description}` : 'none',
      String(new Set(own.map(({ subject }) => subject)).size),
      String(own.length),
      share(({ isSameByIdentity }) => isSameByIdentity),
      share(({ isSameByIndex }) => isSameByIndex),
    ];
  });
  return [
    '## Replay after an edit',
    'Minimal schedules that `auto` found, replayed after changes that leave the bug in place: by identity, as tokens do, and by index, as a list of choices would be. Counted are replays in which the same assertion failed again. Left out are schedules that are the default order, and subjects whose default order fails after the edit.',
    markdownTable(['edit', 'subjects', 'schedules', 'same failure by identity', 'by index'], rows),
  ].join('\n\n');
}
