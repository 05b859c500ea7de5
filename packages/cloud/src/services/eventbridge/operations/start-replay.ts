import { parseArn } from '../../event-delivery/index.ts';
import { replayExists, validationError } from '../errors.ts';
import { getBus } from '../domain/buses.ts';
import { continueReplay } from '../domain/replay-events.ts';
import { replayArn, requireBusArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Sends archived events to the bus again, one after the other, marked with the name of the replay. */
export const startReplay: EventBridgeOperation<'StartReplay'> = (input, context) => {
  const { state, clock } = context;
  const { ReplayName: name, Description, Destination } = input;
  const bus = getBus(state, requireBusArn(Destination.Arn, 'Destination.Arn').busName);
  const archiveName = parseArn(input.EventSourceArn)?.resource.replace(/^archive\//, '') ?? input.EventSourceArn;
  const archive = state.archives.get(archiveName);
  if (archive === undefined) {
    throw validationError(`Parameter EventSourceArn is not valid. Reason: Archive ${archiveName} does not exist.`);
  }
  if (archive.busName !== bus.name) {
    throw validationError('Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.');
  }
  const [fromMs, toMs] = [input.EventStartTime.getTime(), input.EventEndTime.getTime()];
  if (fromMs >= toMs) {
    throw validationError('Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.');
  }
  if (state.replays.has(name)) throw replayExists(name);
  const startedAt = clock.now();
  state.replays.set(name, {
    name,
    archiveName,
    busName: bus.name,
    filterArns: Destination.FilterArns ?? [],
    fromMs,
    toMs,
    state: 'STARTING',
    startedAt,
    ...(Description !== undefined && { description: Description }),
  });
  continueReplay(context, { replayName: name });
  const arn = replayArn(context, name);
  context.access({ resource: arn, kind: 'write' });
  return { ReplayArn: arn, State: 'STARTING', ReplayStartTime: new Date(startedAt) };
};
