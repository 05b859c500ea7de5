import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { skyrigError } from '../kernel/skyrig-error.ts';
import { localizeArtifacts, nestedTemplate } from './localize-artifacts.ts';
import { readTemplateFile } from './read-template-file.ts';
import { isTemplateObject, type TemplateObject, textOf } from './template/template-value.ts';
import type { Template, TemplateResource } from './template/template.ts';

/** The properties that name an asset, by resource type. */
const ASSET_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Lambda::Function': 'Code',
  'AWS::Lambda::LayerVersion': 'Content',
};

/** One artifact of a cloud assembly, as far as it matters here. */
interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly displayName?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly file?: string;
    readonly directoryName?: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly tags?: Readonly<Record<string, string>>;
    readonly terminationProtection?: boolean;
  };
}

/** One stack of a CDK cloud assembly. */
export interface AssemblyStack {
  /** Id of the artifact, unique in its assembly. */
  readonly id: string;
  /** The path by which the CDK names it, e.g. `Stage/Stack`. */
  readonly displayName: string;
  readonly name: string;
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly terminationProtection: boolean;
  /** Names of stacks that come first. */
  readonly dependsOn: readonly string[];
  readonly assetsDir: string;
  readonly account?: string;
  readonly region?: string;
}

/** Reads a CDK cloud assembly (`cdk.out`), stages included. Nothing of the CDK app is run. */
export function loadAssembly(dir: string): readonly AssemblyStack[] {
  const manifest = readJson<{ readonly artifacts?: Readonly<Record<string, Artifact>> }>(join(dir, 'manifest.json'));
  const artifacts = manifest.artifacts ?? {};
  const assets = new Map<string, string>();
  for (const { type, properties } of Object.values(artifacts)) {
    if (type === 'cdk:asset-manifest' && properties?.file !== undefined) readAssets(dir, properties.file, assets);
  }
  const nameOf = (id: string): string => artifacts[id]?.properties?.stackName ?? id;
  return Object.entries(artifacts).flatMap(([id, artifact]): readonly AssemblyStack[] => {
    const { type, properties = {} } = artifact;
    if (type === 'cdk:cloud-assembly' && properties.directoryName !== undefined) {
      return loadAssembly(join(dir, properties.directoryName));
    }
    if (type !== 'aws:cloudformation:stack' || properties.templateFile === undefined) return [];
    const template = readTemplateFile(join(dir, properties.templateFile));
    const dependsOn = (artifact.dependencies ?? []).filter(
      (other) => artifacts[other]?.type === 'aws:cloudformation:stack',
    );
    return [
      {
        id,
        displayName: artifact.displayName ?? id,
        name: nameOf(id),
        template: localizeArtifacts(withAssets(withoutBootstrap(template), assets), dir),
        parameters: properties.parameters ?? {},
        tags: properties.tags ?? {},
        terminationProtection: properties.terminationProtection ?? false,
        dependsOn: dependsOn.map(nameOf),
        assetsDir: dir,
        ...placeOf(artifact.environment),
      },
    ];
  });
}

/** `aws://account/region`; what the app left open is `unknown-…`. */
function placeOf(environment: string | undefined): { readonly account?: string; readonly region?: string } {
  const [, account = '', region = ''] = /^aws:\/\/([^/]*)\/(.*)$/.exec(environment ?? '') ?? [];
  return {
    ...(/^\d{12}$/.test(account) ? { account } : {}),
    ...(region !== '' && !region.startsWith('unknown') ? { region } : {}),
  };
}

/** Where each uploaded object comes from: object key → path on disk. */
function readAssets(dir: string, file: string, assets: Map<string, string>): void {
  interface FileAsset {
    readonly source?: { readonly path?: string };
    readonly destinations?: Readonly<Record<string, { readonly objectKey?: string }>>;
  }
  const { files = {} } = readJson<{ readonly files?: Readonly<Record<string, FileAsset>> }>(join(dir, file));
  for (const { source, destinations = {} } of Object.values(files)) {
    if (source?.path === undefined) continue;
    for (const { objectKey } of Object.values(destinations)) {
      if (objectKey !== undefined) assets.set(objectKey, resolve(dir, source.path));
    }
  }
}

/** Code and layers that CDK would upload are taken from where they lie. */
function withAssets(template: Template, assets: ReadonlyMap<string, string>): Template {
  const resources = Object.entries(template.Resources ?? {}).map(
    ([logicalId, resource]) => [logicalId, withAsset(logicalId, resource, assets)] as const,
  );
  return { ...template, Resources: Object.fromEntries(resources) };
}

function withAsset(
  logicalId: string,
  resource: TemplateResource,
  assets: ReadonlyMap<string, string>,
): TemplateResource {
  const name = ASSET_PROPERTIES[resource.Type];
  const location = name === undefined ? undefined : resource.Properties?.[name];
  if (name === undefined || !isTemplateObject(location)) return resource;
  const isTemplate = name === 'TemplateURL';
  const path = isTemplate ? findMentioned(location, assets) : assets.get(textOf(location['S3Key']));
  if (path === undefined) return resource;
  if (!existsSync(path)) {
    throw skyrigError(
      'ARTIFACT_NOT_FOUND',
      `${logicalId}: the asset ${path} does not exist. Run cdk synth again, without --no-staging.`,
    );
  }
  const value: TemplateObject = isTemplate
    ? nestedTemplate(withAssets(withoutBootstrap(readTemplateFile(path)), assets))
    : { SkyrigLocalPath: path };
  return { ...resource, Properties: { ...resource.Properties, [name]: value } };
}

/** The asset whose key is part of a URL that is put together by functions. */
function findMentioned(url: TemplateObject, assets: ReadonlyMap<string, string>): string | undefined {
  const text = JSON.stringify(url);
  return [...assets].find(([key]) => text.includes(key))?.[1];
}

/** Every CDK template asks for the version of its bootstrap stack, which a test does not need. */
function withoutBootstrap(template: Template): Template {
  const { Rules, Parameters, ...rest } = template;
  const { CheckBootstrapVersion: _, ...rules } = Rules ?? {};
  const { BootstrapVersion: __, ...parameters } = Parameters ?? {};
  return {
    ...rest,
    ...(Object.keys(rules).length === 0 ? {} : { Rules: rules }),
    ...(Object.keys(parameters).length === 0 ? {} : { Parameters: parameters }),
  };
}

function readJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw skyrigError('CDK_ASSEMBLY', `${path} is no part of a CDK assembly: ${reason}`, { cause: error });
  }
}
