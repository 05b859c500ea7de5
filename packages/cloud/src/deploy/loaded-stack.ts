import type { Template } from './template/template.ts';

/** How to deploy what is on disk. */
export interface LoadOptions {
  /** Name of the stack, for a single template. @defaultValue the name of the template's folder */
  readonly stackName?: string;
  /** Values of template parameters. In a CDK assembly `Stack:Parameter` is for one stack only. */
  readonly parameters?: Readonly<Record<string, boolean | number | string | readonly string[]>>;
  /** Names or ids of the stacks of a CDK assembly to deploy, with those they depend on. @defaultValue all */
  readonly stacks?: readonly string[];
  /** Leave out resources of types that are not emulated: all, or those of the types named. @defaultValue false */
  readonly ignoreUnsupported?: boolean | readonly string[];
}

/** One stack that is ready to be created or updated. */
export interface LoadedStack {
  readonly name: string;
  /** The template with local sources found, its transforms still to be applied. */
  readonly template: Template;
  /** Parameter values as text, for those that were given. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The folder to which relative paths in the template refer. */
  readonly assetsDir: string;
  /** Names of stacks that come first. */
  readonly dependsOn: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly terminationProtection: boolean;
  /** Where a CDK app has pinned the stack. */
  readonly account?: string;
  readonly region?: string;
}

/** What `loadTemplates` found, in an order in which it can be deployed. */
export interface LoadedTemplates {
  readonly stacks: readonly LoadedStack[];
}
