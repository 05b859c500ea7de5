import { inFunction } from '../domain/delete-function-record.ts';
import { formatConfiguration } from '../domain/format-configuration.ts';
import { getFunctionRecord } from '../domain/function-reference.ts';
import { paginate } from '../domain/paginate.ts';
import type { LambdaOperation } from '../state.ts';

/** Lists `$LATEST` and the published versions, oldest first. */
export const listVersionsByFunction: LambdaOperation<'ListVersionsByFunction'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  const published = inFunction(context.state.versions, record.name).map(([, version]) => version);
  const all = [
    formatConfiguration(record, record.latest, context, '$LATEST'),
    ...published.map((version) => formatConfiguration(record, version, context)),
  ];
  const page = paginate(all, ({ Version }) => Version ?? '', input.Marker, input.MaxItems);
  return { Versions: page.items, NextMarker: page.next };
};
