import type { StackIdentity } from '../pseudo-parameters.ts';
import type { TemplateObject, TemplateValue } from '../template-value.ts';

/** What values are resolved against. */
export interface ResolveScope {
  readonly identity: StackIdentity;
  readonly mappings: Readonly<Record<string, TemplateObject>>;
  /** Parameter values; lists for list types. */
  readonly parameters: ReadonlyMap<string, TemplateValue>;
  /** Whether a condition holds; undefined when there is none of that name. */
  readonly conditionOf: (name: string) => boolean | undefined;
  /** What `Ref` to a resource answers, usually its physical id. */
  readonly refOf: (logicalId: string) => TemplateValue;
  /** What `Fn::GetAtt` answers. */
  readonly attributeOf: (logicalId: string, attribute: string) => TemplateValue;
  /** The value another stack exports under a name. */
  readonly importOf: (exportName: string) => TemplateValue;
}

/** A scope with the means to resolve nested values; undefined means `AWS::NoValue`. */
export interface Evaluation {
  readonly scope: ResolveScope;
  readonly resolve: (value: TemplateValue) => TemplateValue | undefined;
}

/** One intrinsic function: its argument as written, and the means to resolve it. */
export type IntrinsicFunction = (argument: TemplateValue, evaluation: Evaluation) => TemplateValue | undefined;
