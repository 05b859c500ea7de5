import type { TemplateObject, TemplateValue } from './template-value.ts';

/** One entry of `Resources`. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: TemplateObject;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: TemplateValue;
  readonly UpdateReplacePolicy?: TemplateValue;
  readonly Metadata?: TemplateObject;
  readonly CreationPolicy?: TemplateValue;
  readonly UpdatePolicy?: TemplateValue;
}

/** One entry of `Parameters`. */
export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: TemplateValue;
  readonly AllowedValues?: readonly TemplateValue[];
  readonly AllowedPattern?: string;
  readonly MinLength?: number | string;
  readonly MaxLength?: number | string;
  readonly MinValue?: number | string;
  readonly MaxValue?: number | string;
  readonly NoEcho?: boolean | string;
  readonly Description?: string;
  readonly ConstraintDescription?: string;
}

/** One entry of `Outputs`. */
export interface TemplateOutput {
  readonly Value: TemplateValue;
  readonly Description?: string;
  readonly Condition?: string;
  readonly Export?: { readonly Name: TemplateValue };
}

/** A CloudFormation template as parsed, short forms already written out. */
export interface Template {
  readonly AWSTemplateFormatVersion?: string;
  readonly Description?: string;
  readonly Metadata?: TemplateObject;
  readonly Transform?: string | readonly TemplateValue[];
  readonly Globals?: TemplateObject;
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Mappings?: Readonly<Record<string, TemplateObject>>;
  readonly Conditions?: Readonly<Record<string, TemplateValue>>;
  readonly Rules?: TemplateObject;
  readonly Hooks?: TemplateObject;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
}

/** The names in a template's `Transform`, in order. */
export function transformsOf(template: Template): readonly string[] {
  const declared = template.Transform ?? [];
  const list: readonly TemplateValue[] = typeof declared === 'string' ? [declared] : declared;
  return list.map((entry) =>
    typeof entry === 'string' ? entry : String((entry as { readonly Name?: string } | null)?.Name ?? ''),
  );
}

/** `DependsOn` as a list, whichever way it is written. */
export function dependsOnOf(resource: TemplateResource): readonly string[] {
  const declared = resource.DependsOn ?? [];
  return typeof declared === 'string' ? [declared] : declared;
}
