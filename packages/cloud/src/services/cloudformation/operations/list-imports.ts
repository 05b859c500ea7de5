import { importersOf } from '../domain/exports.ts';
import { paginate } from '../domain/paginate.ts';
import { exportNotImported } from '../errors.ts';
import { PAGE_SIZE } from '../limits.ts';
import type { CloudFormationOperation } from '../state.ts';

export const listImports: CloudFormationOperation<'ListImports'> = (input, { state }) => {
  const users = importersOf(state, input.ExportName);
  if (users.length === 0) throw exportNotImported(input.ExportName);
  const { page, nextToken } = paginate(users, input.NextToken, PAGE_SIZE);
  return { Imports: [...page], NextToken: nextToken };
};
