import type { Cors, FunctionUrlConfig } from '@aws-sdk/client-lambda';
import type { Validated } from '../../../protocols/validated.ts';
import { noSuchResource } from '../errors.ts';
import type { CorsRules, FunctionUrl, LambdaContext } from '../state.ts';
import { functionArn, parseFunctionReference, qualifiedKey } from './function-reference.ts';

export function readCors(cors: Validated<Cors>): CorsRules {
  return {
    allowCredentials: cors.AllowCredentials,
    allowHeaders: cors.AllowHeaders ?? [],
    allowMethods: cors.AllowMethods ?? [],
    allowOrigins: cors.AllowOrigins ?? [],
    exposeHeaders: cors.ExposeHeaders ?? [],
    maxAge: cors.MaxAge,
  };
}

/** With the port of the cloud, so that clients reach it: `http://<id>.lambda-url.<region>.localhost:4566/`. */
export function urlOf(context: LambdaContext, urlId: string): string {
  const port = new URL(context.endpoint).port;
  return `http://${urlId}.lambda-url.${context.region}.localhost${port === '' ? '' : `:${port}`}/`;
}

export function formatUrl(context: LambdaContext, url: FunctionUrl): Validated<FunctionUrlConfig> {
  const { cors } = url;
  return {
    FunctionUrl: urlOf(context, url.urlId),
    FunctionArn: functionArn(context, url.functionName, url.qualifier),
    CreationTime: new Date(url.createdMs).toISOString(),
    LastModifiedTime: new Date(url.lastModifiedMs).toISOString(),
    AuthType: url.authType,
    InvokeMode: 'BUFFERED',
    ...(cors && { Cors: formatCors(cors) }),
  };
}

function formatCors(cors: CorsRules): Validated<Cors> {
  return {
    ...(cors.allowCredentials !== undefined && { AllowCredentials: cors.allowCredentials }),
    ...(cors.allowHeaders.length > 0 && { AllowHeaders: [...cors.allowHeaders] }),
    ...(cors.allowMethods.length > 0 && { AllowMethods: [...cors.allowMethods] }),
    ...(cors.allowOrigins.length > 0 && { AllowOrigins: [...cors.allowOrigins] }),
    ...(cors.exposeHeaders.length > 0 && { ExposeHeaders: [...cors.exposeHeaders] }),
    ...(cors.maxAge !== undefined && { MaxAge: cors.maxAge }),
  };
}

/** The URL of a function or alias. */
export function getFunctionUrlRecord(
  text: string,
  caller: LambdaContext,
  wanted?: string,
): { readonly url: FunctionUrl; readonly key: string; readonly context: LambdaContext } {
  const { name, qualifier, context } = parseFunctionReference(text, caller, wanted);
  const key = qualifiedKey(name, qualifier);
  const url = context.state.urls.get(key);
  if (!url) throw noSuchResource();
  return { url, key, context };
}
