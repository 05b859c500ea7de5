import { listExportRecords } from '../domain/exports.ts';
import { paginate } from '../domain/paginate.ts';
import { PAGE_SIZE } from '../limits.ts';
import type { CloudFormationOperation } from '../state.ts';

export const listExports: CloudFormationOperation<'ListExports'> = (input, { state }) => {
  const { page, nextToken } = paginate(listExportRecords(state), input.NextToken, PAGE_SIZE);
  return {
    NextToken: nextToken,
    Exports: page.map(({ name, value, stackId }) => ({ Name: name, Value: value, ExportingStackId: stackId })),
  };
};
