import { formatArchive } from '../domain/archives.ts';
import { getBus } from '../domain/buses.ts';
import { listPage } from '../domain/list-page.ts';
import { requireBusArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Archives in the order of their names. */
export const listArchives: EventBridgeOperation<'ListArchives'> = (input, context) => {
  const { EventSourceArn, NamePrefix = '', State } = input;
  const busName =
    EventSourceArn === undefined
      ? undefined
      : getBus(context.state, requireBusArn(EventSourceArn, 'EventSourceArn').busName).name;
  const wanted = [...context.state.archives.values()].filter(
    (archive) =>
      archive.name.startsWith(NamePrefix) &&
      (busName === undefined || archive.busName === busName) &&
      (State === undefined || State === 'ENABLED'),
  );
  const { items, nextToken } = listPage(wanted, ({ name }) => name, input);
  return { Archives: items.map((archive) => formatArchive(context, archive)), NextToken: nextToken };
};
