import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { skyrigError } from '../kernel/skyrig-error.ts';
import { readTemplateFile } from './read-template-file.ts';
import { parseTemplate } from './template/parse-template.ts';
import { isTemplateObject, type TemplateObject, type TemplateValue } from './template/template-value.ts';
import type { Template, TemplateResource } from './template/template.ts';

/** The properties that hold a path, by resource type; `sam package` and `aws cloudformation package` upload these. */
const PATHS: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'Code',
  'AWS::Lambda::LayerVersion': 'Content',
  'AWS::Serverless::Function': 'CodeUri',
  'AWS::Serverless::LayerVersion': 'ContentUri',
};

/** The properties that hold a nested template. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

const DEFINITIONS: ReadonlySet<string> = new Set(['AWS::Serverless::Api', 'AWS::Serverless::HttpApi']);

/**
 * Finds the local sources a template refers to: a relative `CodeUri` becomes `{ SkyrigLocalPath: '/absolute/path' }`,
 * where the Lambda service looks for the code. API definitions and nested templates are read into the template.
 */
export function localizeArtifacts(template: Template, baseDir: string): Template {
  const { Globals } = template;
  const functionGlobals = isTemplateObject(Globals?.['Function'] ?? null)
    ? (Globals?.['Function'] as TemplateObject)
    : {};
  const resources = Object.entries(template.Resources ?? {}).map(([logicalId, resource]) => {
    const withDefault = withDefaultCodeUri(resource, functionGlobals);
    return [logicalId, localizeResource(logicalId, withDefault, baseDir)] as const;
  });
  const codeUri = functionGlobals['CodeUri'];
  const localGlobals =
    codeUri === undefined
      ? {}
      : {
          Globals: {
            ...Globals,
            Function: { ...functionGlobals, CodeUri: localPath('Globals', 'CodeUri', codeUri, baseDir) },
          },
        };
  return { ...template, ...localGlobals, Resources: Object.fromEntries(resources) };
}

/** SAM builds the template's own folder when a function says nothing about its code. */
function withDefaultCodeUri(resource: TemplateResource, globals: TemplateObject): TemplateResource {
  const properties = resource.Properties ?? {};
  if (resource.Type !== 'AWS::Serverless::Function') return resource;
  const isGiven = ['CodeUri', 'InlineCode', 'ImageUri'].some(
    (name) => properties[name] !== undefined || globals[name] !== undefined,
  );
  const isImage = (properties['PackageType'] ?? globals['PackageType']) === 'Image';
  return isGiven || isImage ? resource : { ...resource, Properties: { ...properties, CodeUri: '.' } };
}

function localizeResource(logicalId: string, resource: TemplateResource, baseDir: string): TemplateResource {
  const properties = resource.Properties ?? {};
  const name = PATHS[resource.Type];
  const value = name === undefined ? undefined : properties[name];
  if (name !== undefined && value !== undefined) {
    return { ...resource, Properties: { ...properties, [name]: localPath(logicalId, name, value, baseDir) } };
  }
  const nested = TEMPLATES[resource.Type];
  const location = nested === undefined ? undefined : properties[nested];
  if (nested !== undefined && typeof location === 'string' && !isRemote(location)) {
    const path = existing(logicalId, nested, location, baseDir);
    const body = localizeArtifacts(readTemplateFile(path), dirname(path));
    return { ...resource, Properties: { ...properties, [nested]: nestedTemplate(body) } };
  }
  const definition = properties['DefinitionUri'];
  if (!DEFINITIONS.has(resource.Type) || typeof definition !== 'string' || isRemote(definition)) return resource;
  const { DefinitionUri: _, ...rest } = properties;
  const path = existing(logicalId, 'DefinitionUri', definition, baseDir);
  const body = parseTemplate(readFileSync(path, 'utf8')) as unknown as TemplateObject;
  return { ...resource, Properties: { ...rest, DefinitionBody: body } };
}

/** A template inside a template, as the nested stack's TemplateURL. */
export function nestedTemplate(template: Template): TemplateObject {
  return { SkyrigTemplateBody: JSON.stringify(template) };
}

function localPath(owner: string, name: string, value: TemplateValue, baseDir: string): TemplateValue {
  if (typeof value !== 'string' || isRemote(value)) return value;
  return { SkyrigLocalPath: existing(owner, name, value, baseDir) };
}

function isRemote(uri: string): boolean {
  return /^[a-z][a-z0-9]+:\/\//.test(uri);
}

function existing(owner: string, name: string, value: string, baseDir: string): string {
  const path = isAbsolute(value) ? value : resolve(baseDir, value);
  if (existsSync(path)) return path;
  throw skyrigError(
    'ARTIFACT_NOT_FOUND',
    `${owner}: ${name} is '${value}', but ${path} does not exist. Paths are relative to the template's folder.`,
  );
}
