import { getFunctionRecord } from '../domain/function-reference.ts';
import { publish } from '../domain/publish.ts';
import { invalidParameter, revisionMismatch } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Freezes `$LATEST` as the next version. */
export const publishVersion: LambdaOperation<'PublishVersion'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  const { latest } = record;
  if (input.RevisionId !== undefined && input.RevisionId !== latest.revisionId) throw revisionMismatch();
  if (input.CodeSha256 !== undefined && input.CodeSha256 !== '' && input.CodeSha256 !== latest.code.sha256) {
    throw invalidParameter(
      `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${latest.code.sha256}). Please try again with the CodeSHA256 in $LATEST.`,
    );
  }
  return publish(context, record, input.Description === '' ? undefined : input.Description).description;
};
