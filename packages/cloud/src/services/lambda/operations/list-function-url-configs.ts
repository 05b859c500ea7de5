import { inFunction } from '../domain/delete-function-record.ts';
import { formatUrl } from '../domain/function-url.ts';
import { getFunctionForUrl } from '../domain/function-reference.ts';
import { paginate } from '../domain/paginate.ts';
import type { LambdaOperation } from '../state.ts';

/** Lists the HTTP addresses of a function and its aliases. */
export const listFunctionUrlConfigs: LambdaOperation<'ListFunctionUrlConfigs'> = (input, caller) => {
  const { name, context } = getFunctionForUrl(input.FunctionName, caller);
  const all = inFunction(context.state.urls, name).map(([, url]) => url);
  const page = paginate(all, ({ urlId }) => urlId, input.Marker, input.MaxItems);
  return { FunctionUrlConfigs: page.items.map((url) => formatUrl(context, url)), NextMarker: page.next };
};
