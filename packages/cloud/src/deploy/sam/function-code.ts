import { join, posix } from 'node:path';
import {
  isTemplateList,
  isTemplateObject,
  type TemplateObject,
  type TemplateValue,
} from '../template/template-value.ts';
import { samError } from './sam-expansion.ts';

/**
 * The `Code` of a function from CodeUri, InlineCode or ImageUri.
 *
 * Source on this machine has the form `{ SkyrigLocalPath }`: an absolute path of a folder, an archive, or one source file.
 * With esbuild's EntryPoints in the function's Metadata, it is the entry file that the handler names.
 */
export function functionCode(
  logicalId: string,
  properties: TemplateObject,
  metadata: TemplateObject | undefined,
): TemplateObject {
  const { InlineCode, ImageUri, CodeUri } = properties;
  if (InlineCode !== undefined) return { ZipFile: InlineCode };
  if (ImageUri !== undefined) return { ImageUri };
  if (CodeUri === undefined) {
    throw samError(logicalId, "Missing required property 'CodeUri'.");
  }
  return withEntryPoint(contentLocation(logicalId, 'CodeUri', CodeUri), properties['Handler'], metadata);
}

/** A CodeUri or ContentUri as Lambda's S3Bucket/S3Key, or as a local path. */
export function contentLocation(logicalId: string, name: string, uri: TemplateValue): TemplateObject {
  if (isTemplateObject(uri)) {
    if (uri['SkyrigLocalPath'] !== undefined) return { SkyrigLocalPath: uri['SkyrigLocalPath'] };
    const { Bucket, Key, Version } = uri;
    if (Bucket !== undefined && Key !== undefined) {
      return { S3Bucket: Bucket, S3Key: Key, ...(Version === undefined ? {} : { S3ObjectVersion: Version }) };
    }
  }
  const match = typeof uri === 'string' ? /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(uri) : null;
  if (match) {
    const [, bucket = '', key = '', version] = match;
    return { S3Bucket: bucket, S3Key: key, ...(version === undefined ? {} : { S3ObjectVersion: version }) };
  }
  throw samError(
    logicalId,
    `'${name}' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.`,
    'Deploy the template with cloud.deploy(path), which finds local sources, or package it first.',
  );
}

function withEntryPoint(
  code: TemplateObject,
  handler: TemplateValue | undefined,
  metadata: TemplateObject | undefined,
): TemplateObject {
  const folder = code['SkyrigLocalPath'];
  const build = metadata?.['BuildProperties'];
  const entries = isTemplateObject(build) ? build['EntryPoints'] : undefined;
  if (metadata?.['BuildMethod'] !== 'esbuild' || typeof folder !== 'string' || !isTemplateList(entries)) return code;
  const files = entries.filter((entry) => typeof entry === 'string');
  const entry = findEntry(files, typeof handler === 'string' ? handler : '');
  return entry === undefined ? code : { SkyrigLocalPath: join(folder, entry) };
}

/** esbuild writes entry points relative to their lowest common folder; the handler names the written file. */
function findEntry(entries: readonly string[], handler: string): string | undefined {
  const normal = entries.map((entry) => posix.normalize(entry.replaceAll('\\', '/')));
  const folders = normal.map((entry) => posix.dirname(entry).split('/'));
  const [first = []] = folders;
  let shared = 0;
  while (shared < first.length && folders.every((folder) => folder[shared] === first[shared])) shared++;
  const base = first.slice(0, shared).join('/');
  const wanted = posix.normalize(handler.slice(0, handler.lastIndexOf('.')));
  return normal.find((entry) => {
    const output = posix.relative(base === '' ? '.' : base, entry).replace(/\.[cm]?[jt]sx?$/, '');
    return output === wanted || entry.replace(/\.[cm]?[jt]sx?$/, '') === wanted;
  });
}
