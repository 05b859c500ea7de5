import { functionNotFound, otherRegion, qualifierMismatch, resourceNotFound } from '../errors.ts';
import type { AliasRecord, FunctionRecord, FunctionVersion, LambdaContext } from '../state.ts';

/** A function as a request names it: by name, ARN or partial ARN, with or without a version or alias. */
export interface FunctionReference {
  readonly name: string;
  readonly qualifier: string | undefined;
  /** Context of the account that owns it. */
  readonly context: LambdaContext;
}

const FORM = /^(?:arn:[^:]+:lambda:)?(?:([a-z]{2}(?:-[a-z]+)+-\d):)?(?:(\d{12}):)?(?:function:)?([^:]+)(?::([^:]+))?$/;

/** Reads the form that a request used. A qualifier given twice has to be the same. */
export function parseFunctionReference(text: string, context: LambdaContext, qualifier?: string): FunctionReference {
  const match = FORM.exec(text);
  const name = match?.[3];
  if (match === null || name === undefined) throw functionNotFound(text);
  const [, region, account, , derived] = match;
  if (region !== undefined && region !== context.region) throw otherRegion(region, context.region);
  if (derived !== undefined && qualifier !== undefined && derived !== qualifier) throw qualifierMismatch();
  const place =
    account === undefined || account === context.account ? context : context.within(account, context.region);
  return { name, qualifier: qualifier ?? derived, context: place };
}

export function functionArn(context: LambdaContext, name: string, qualifier?: string): string {
  const arn = `arn:aws:lambda:${context.region}:${context.account}:function:${name}`;
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}

/** Sorts versions by number. */
export const versionKey = (name: string, version: string): string => `${name}:${version.padStart(10, '0')}`;
export const qualifiedKey = (name: string, qualifier: string | undefined): string => `${name}:${qualifier ?? ''}`;
export const isVersionNumber = (qualifier: string): boolean => /^\d+$/.test(qualifier);

export interface FoundFunction extends FunctionReference {
  readonly record: FunctionRecord;
}

/** @throws ResourceNotFoundException when there is no such function; the qualifier is not looked at */
export function getFunctionRecord(text: string, context: LambdaContext, qualifier?: string): FoundFunction {
  const reference = parseFunctionReference(text, context, qualifier);
  const record = reference.context.state.functions.get(reference.name);
  if (!record) throw functionNotFound(functionArn(reference.context, reference.name, reference.qualifier));
  return { ...reference, record };
}

/** A version by number or `$LATEST`; undefined when there is none. */
export function findVersion(
  record: FunctionRecord,
  version: string,
  context: LambdaContext,
): FunctionVersion | undefined {
  return version === '$LATEST' ? record.latest : context.state.versions.get(versionKey(record.name, version));
}

export interface FoundVersion extends FoundFunction {
  readonly version: FunctionVersion;
  readonly alias: AliasRecord | undefined;
}

/** The version that a qualifier names; an alias' main one. */
export function getFunctionVersion(text: string, context: LambdaContext, qualifier?: string): FoundVersion {
  const found = getFunctionRecord(text, context, qualifier);
  const { record } = found;
  const wanted = found.qualifier ?? '$LATEST';
  const alias = found.context.state.aliases.get(qualifiedKey(record.name, wanted));
  const version = findVersion(record, alias?.version ?? wanted, found.context);
  if (!version) throw functionNotFound(functionArn(found.context, record.name, wanted));
  return { ...found, version, alias };
}

/** The version that one invocation gets: an alias with weights chooses. */
export function chooseVersion(found: FoundVersion): FunctionVersion {
  const { alias, record, context } = found;
  let point = alias && Object.keys(alias.weights).length > 0 ? context.random.next() : 1;
  for (const [number, weight] of Object.entries(alias?.weights ?? {})) {
    point -= weight;
    if (point >= 0) continue;
    const chosen = findVersion(record, number, context);
    if (chosen) return chosen;
  }
  return found.version;
}

/** For operations that answer `Function does not exist`. */
export function getFunctionForUrl(text: string, context: LambdaContext, qualifier?: string): FoundFunction {
  const reference = parseFunctionReference(text, context, qualifier);
  const record = reference.context.state.functions.get(reference.name);
  const isThere =
    record &&
    (reference.qualifier === undefined ||
      reference.context.state.aliases.has(qualifiedKey(reference.name, reference.qualifier)));
  if (!isThere) throw resourceNotFound('Function does not exist');
  return { ...reference, record };
}
