import { formatReplay, getReplay } from '../domain/replays.ts';
import { busArn, replayArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** One replay, and how far it has come. */
export const describeReplay: EventBridgeOperation<'DescribeReplay'> = (input, context) => {
  const replay = getReplay(context.state, input.ReplayName);
  return {
    ...formatReplay(context, replay),
    ReplayArn: replayArn(context, replay.name),
    Description: replay.description,
    Destination: { Arn: busArn(context, replay.busName), FilterArns: [...replay.filterArns] },
  };
};
