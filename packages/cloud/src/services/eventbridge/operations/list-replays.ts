import { listPage } from '../domain/list-page.ts';
import { formatReplay } from '../domain/replays.ts';
import { archiveArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Replays in the order of their names. */
export const listReplays: EventBridgeOperation<'ListReplays'> = (input, context) => {
  const { EventSourceArn, NamePrefix = '', State } = input;
  const wanted = [...context.state.replays.values()].filter(
    (replay) =>
      replay.name.startsWith(NamePrefix) &&
      (EventSourceArn === undefined || archiveArn(context, replay.archiveName) === EventSourceArn) &&
      (State === undefined || replay.state === State),
  );
  const { items, nextToken } = listPage(wanted, ({ name }) => name, input);
  return { Replays: items.map((replay) => formatReplay(context, replay)), NextToken: nextToken };
};
