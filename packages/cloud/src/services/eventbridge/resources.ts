import { archiveResource } from './resources/archive.ts';
import { eventBusPolicyResource } from './resources/event-bus-policy.ts';
import { eventBusResource } from './resources/event-bus.ts';
import { ruleResource } from './resources/rule.ts';
import type { EventBridgeResource } from './state.ts';

/** CloudFormation types of EventBridge. */
export const resources: Readonly<Record<string, EventBridgeResource>> = {
  'AWS::Events::EventBus': eventBusResource,
  'AWS::Events::EventBusPolicy': eventBusPolicyResource,
  'AWS::Events::Rule': ruleResource,
  'AWS::Events::Archive': archiveResource,
};
