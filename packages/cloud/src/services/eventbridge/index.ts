import { defineService } from '../service.ts';
import type { Service } from '../service.ts';
import { createBusPort } from './bus-port.ts';
import { deliverEvent } from './domain/deliver-event.ts';
import { replayNextEvent } from './domain/replay-events.ts';
import { fireRule } from './domain/rule-schedule.ts';
import { cancelReplay } from './operations/cancel-replay.ts';
import { createArchive } from './operations/create-archive.ts';
import { createEventBus } from './operations/create-event-bus.ts';
import { deleteArchive } from './operations/delete-archive.ts';
import { deleteEventBus } from './operations/delete-event-bus.ts';
import { deleteRule } from './operations/delete-rule.ts';
import { describeArchive } from './operations/describe-archive.ts';
import { describeEventBus } from './operations/describe-event-bus.ts';
import { describeReplay } from './operations/describe-replay.ts';
import { describeRule } from './operations/describe-rule.ts';
import { disableRule } from './operations/disable-rule.ts';
import { enableRule } from './operations/enable-rule.ts';
import { listArchives } from './operations/list-archives.ts';
import { listEventBuses } from './operations/list-event-buses.ts';
import { listReplays } from './operations/list-replays.ts';
import { listRuleNamesByTarget } from './operations/list-rule-names-by-target.ts';
import { listRules } from './operations/list-rules.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listTargetsByRule } from './operations/list-targets-by-rule.ts';
import { putEvents } from './operations/put-events.ts';
import { putPermission } from './operations/put-permission.ts';
import { putRule } from './operations/put-rule.ts';
import { putTargets } from './operations/put-targets.ts';
import { removePermission } from './operations/remove-permission.ts';
import { removeTargets } from './operations/remove-targets.ts';
import { startReplay } from './operations/start-replay.ts';
import { tagResource } from './operations/tag-resource.ts';
import { testEventPattern } from './operations/test-event-pattern.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateArchive } from './operations/update-archive.ts';
import { updateEventBus } from './operations/update-event-bus.ts';
import { resources } from './resources.ts';
import { createEventBridgeState } from './state.ts';
import type { EventBridgeState } from './state.ts';

/** EventBridge: buses, rules, archives and replays. */
export const eventbridge: Service<EventBridgeState> = defineService({
  id: 'eventbridge',
  createState: createEventBridgeState,
  operations: {
    CreateEventBus: createEventBus,
    UpdateEventBus: updateEventBus,
    DeleteEventBus: deleteEventBus,
    DescribeEventBus: describeEventBus,
    ListEventBuses: listEventBuses,
    PutRule: putRule,
    DeleteRule: deleteRule,
    DescribeRule: describeRule,
    EnableRule: enableRule,
    DisableRule: disableRule,
    ListRules: listRules,
    ListRuleNamesByTarget: listRuleNamesByTarget,
    PutTargets: putTargets,
    RemoveTargets: removeTargets,
    ListTargetsByRule: listTargetsByRule,
    PutEvents: putEvents,
    TestEventPattern: testEventPattern,
    PutPermission: putPermission,
    RemovePermission: removePermission,
    TagResource: tagResource,
    UntagResource: untagResource,
    ListTagsForResource: listTagsForResource,
    CreateArchive: createArchive,
    DescribeArchive: describeArchive,
    UpdateArchive: updateArchive,
    DeleteArchive: deleteArchive,
    ListArchives: listArchives,
    StartReplay: startReplay,
    DescribeReplay: describeReplay,
    CancelReplay: cancelReplay,
    ListReplays: listReplays,
  },
  occurrences: {
    delivery: deliverEvent,
    ruleFiring: fireRule,
    replay: replayNextEvent,
  },
  resources,
  provides: (enter) => ({ buses: createBusPort(enter) }),
});
