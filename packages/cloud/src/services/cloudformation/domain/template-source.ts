import { noTemplate, notEmulated, validationError } from '../errors.ts';
import type { CloudFormationContext } from '../state.ts';

/** The text of a template given as body or as URL of an S3 object. */
export function readTemplate(
  input: { readonly TemplateBody?: string | undefined; readonly TemplateURL?: string | undefined },
  context: CloudFormationContext,
): string {
  if (input.TemplateBody !== undefined) return input.TemplateBody;
  if (input.TemplateURL !== undefined) return readFromS3(input.TemplateURL, context);
  throw noTemplate();
}

function readFromS3(url: string, context: CloudFormationContext): string {
  const objects = context.ports.objects;
  if (!objects) throw notEmulated('TemplateURL without the S3 service');
  const location = parseS3Url(url);
  if (!location) {
    throw validationError('S3 error: Domain name specified in the URL is not a valid S3 domain');
  }
  const bytes = objects.read(location.bucket, location.key);
  if (!bytes) throw validationError('S3 error: The specified key does not exist.');
  return new TextDecoder().decode(bytes);
}

/** Path style (`host/bucket/key`, as local endpoints use) and virtual-host style (`bucket.s3.region.amazonaws.com/key`). */
export function parseS3Url(url: string): { readonly bucket: string; readonly key: string } | undefined {
  const match = /^(?:https?|s3):\/\/([^/?#]+)(\/[^?#]*)?/.exec(url);
  if (!match) return undefined;
  const [, host = '', path = '/'] = match;
  if (url.startsWith('s3://')) return { bucket: host, key: decodeURIComponent(path.slice(1)) };
  const hosted = /^(.+)\.s3[.-]/.exec(host)?.[1];
  if (hosted !== undefined) return { bucket: hosted, key: decodeURIComponent(path.slice(1)) };
  const slash = path.indexOf('/', 1);
  if (slash === -1) return undefined;
  return { bucket: path.slice(1, slash), key: decodeURIComponent(path.slice(slash + 1)) };
}
