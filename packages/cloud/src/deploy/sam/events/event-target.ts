import type { TemplateObject, TemplateValue } from '../../template/template-value.ts';
import type { TemplateResource } from '../../template/template.ts';
import type { InheritedAttributes, SamExpansion } from '../sam-expansion.ts';

/** The function (or its published alias) that events call. */
export interface EventTarget {
  readonly functionId: string;
  /** `Ref` to the function or alias. */
  readonly ref: TemplateValue;
  /** Its ARN. */
  readonly arn: TemplateValue;
  /** Its ARN inside a `Fn::Sub` text, e.g. `${MyFunction.Arn}`. */
  readonly arnText: string;
  readonly attributes: InheritedAttributes;
}

/** One entry of a function's Events. */
export interface SamEvent {
  readonly id: string;
  /** `<function><event>`: the id of what it becomes. */
  readonly logicalId: string;
  readonly properties: TemplateObject;
}

/** One route of an API that a function handles. */
export interface ApiRoute {
  readonly path: string;
  /** Lower case; `any` for every method. */
  readonly method: string;
  readonly target: EventTarget;
  readonly properties: TemplateObject;
}

/** What events write to besides resources of their own. */
export interface EventSink {
  /** Everything in the template so far; events change buckets in place. */
  readonly resources: Map<string, TemplateResource>;
  /** Routes by the logical id of their `AWS::Serverless::Api`. */
  readonly restRoutes: Map<string, ApiRoute[]>;
  /** Routes by the logical id of their `AWS::Serverless::HttpApi`. */
  readonly httpRoutes: Map<string, ApiRoute[]>;
}

/** Turns one kind of event into resources. */
export type EventExpander = (event: SamEvent, target: EventTarget, sink: EventSink) => SamExpansion;

/** The permission an event source needs to call the function. */
export function invokePermission(target: EventTarget, principal: string, source: TemplateObject): TemplateResource {
  return {
    Type: 'AWS::Lambda::Permission',
    ...target.attributes,
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: target.ref,
      Principal: principal,
      ...source,
    },
  };
}
