import { functionArn, getFunctionVersion } from '../domain/function-reference.ts';
import { paginate } from '../domain/paginate.ts';
import { formatMapping } from '../pollers/mapping.ts';
import type { LambdaOperation } from '../state.ts';

/** Lists event source mappings: all, those of a function, those of a source. */
export const listEventSourceMappings: LambdaOperation<'ListEventSourceMappings'> = (input, context) => {
  const arn = input.FunctionName === undefined ? undefined : arnOf(input.FunctionName, context);
  const all = [...context.state.mappings.values()].filter(
    (mapping) =>
      (arn === undefined || mapping.functionArn === arn) &&
      (input.EventSourceArn === undefined || mapping.sourceArn === input.EventSourceArn),
  );
  const page = paginate(all, ({ uuid }) => uuid, input.Marker, input.MaxItems ?? 100);
  return { EventSourceMappings: page.items.map((mapping) => formatMapping(mapping)), NextMarker: page.next };
};

function arnOf(text: string, caller: Parameters<typeof listEventSourceMappings>[1]): string {
  const { name, qualifier, context } = getFunctionVersion(text, caller);
  return functionArn(context, name, qualifier);
}
